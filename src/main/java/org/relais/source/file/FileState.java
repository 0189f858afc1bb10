package org.relais.source.file;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How far a file was read.
 *
 * @param size bytes, and
 * @param time of its last change, milliseconds since 1970: while both stay, the file is the same
 * @param reading how many times it was begun: the revision of what is told about its unreadable
 *     records
 * @param at byte at which the next record is looked for, on
 * @param line from 1
 * @param row records before it
 * @param bad rows that were unreadable, so that their reports can be taken back when the file is
 *     corrected; 0 stands for the file itself
 * @param earlier rows that were unreadable in the file as it was before
 */
record FileState(
    long size,
    long time,
    String hash,
    Fingerprint.Encoding encoding,
    int reading,
    boolean done,
    long at,
    long line,
    long row,
    SortedSet<Long> bad,
    SortedSet<Long> earlier) {
  private static final SortedSet<Long> NONE = Collections.emptySortedSet();

  FileState {
    bad = Collections.unmodifiableSortedSet(new TreeSet<>(bad));
    earlier = Collections.unmodifiableSortedSet(new TreeSet<>(earlier));
  }

  static FileState begin(Inbox.Letter letter, Fingerprint print) {
    return new FileState(
        letter.size(),
        letter.time(),
        print.hash(),
        print.encoding(),
        1,
        false,
        0,
        1,
        0,
        NONE,
        NONE);
  }

  /** The same file with other content, or to be read in another way. */
  FileState again(Inbox.Letter letter, Fingerprint print) {
    SortedSet<Long> told = new TreeSet<>(bad);
    told.addAll(earlier);
    return new FileState(
        letter.size(),
        letter.time(),
        print.hash(),
        print.encoding(),
        reading + 1,
        false,
        0,
        1,
        0,
        NONE,
        told);
  }

  /** The same content with another time: it was copied or touched. */
  FileState touched(Inbox.Letter letter) {
    return new FileState(
        letter.size(), letter.time(), hash, encoding, reading, done, at, line, row, bad, earlier);
  }

  /** To be read from the start, since the configuration reads files in another way now. */
  FileState outdated() {
    return new FileState(-1, time, "", encoding, reading, false, 0, 1, 0, bad, earlier);
  }

  FileState readTo(FileBytes.Mark mark, long rows, SortedSet<Long> unreadable) {
    return new FileState(
        size,
        time,
        hash,
        encoding,
        reading,
        false,
        mark.position(),
        mark.line(),
        rows,
        unreadable,
        earlier);
  }

  FileState finished() {
    return new FileState(size, time, hash, encoding, reading, true, at, line, row, bad, NONE);
  }

  boolean isOf(Inbox.Letter letter) {
    return size == letter.size() && time == letter.time();
  }
}
