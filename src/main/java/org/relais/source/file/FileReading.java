package org.relais.source.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.relais.source.RecordReader;
import org.relais.source.SourceItem;
import org.relais.source.SourceItem.Fault;
import org.relais.source.SourceItem.Voided;

/** Reads records of one file onto a page. */
final class FileReading {
  // The reports of more bad rows than these stay until a person discards them.
  private static final int MOST_BAD_ROWS = 10_000;

  private final FileSettings settings;
  private final RecordReader reader;
  private final RequiredColumns required;

  FileReading(FileSettings settings, RecordReader reader, RequiredColumns required) {
    this.settings = settings;
    this.reader = reader;
    this.required = required;
  }

  /** How far the file is read when {@code page} is full or the file has ended. */
  FileState read(Inbox.Letter letter, FileState from, PageItems page) throws IOException {
    try (OpenFile file = OpenFile.of(letter, from, settings, required)) {
      SortedSet<Long> bad = new TreeSet<>(from.bad());
      if (file.fault() != null) {
        page.add(unreadable(letter, from, 0, file.fault()), 0);
        bad.add(0L);
        return finished(letter, from.readTo(file.bytes().mark(), 0, bad), page);
      }
      long row = from.row();
      while (!page.isFull()) {
        long start = file.bytes().mark().position();
        Entry entry = file.entries().next();
        if (entry == null) {
          return finished(letter, from.readTo(file.bytes().mark(), row, bad), page);
        }
        row++;
        SourceItem item = item(letter, from, row, entry, file.columns());
        if (item instanceof SourceItem.Unreadable && bad.size() < MOST_BAD_ROWS) {
          bad.add(row);
        }
        page.add(item, file.bytes().mark().position() - start);
      }
      return from.readTo(file.bytes().mark(), row, bad);
    }
  }

  private SourceItem item(
      Inbox.Letter letter, FileState state, long row, Entry entry, List<String> columns) {
    if (entry instanceof Entry.Bad bad) {
      return unreadable(letter, state, row, bad);
    }
    JsonNode record = ((Entry.Good) entry).record();
    String form = columns.isEmpty() ? null : reader.formOf(record);
    List<String> missing =
        form == null ? List.of() : required.missing(form, reader.versionOf(record), columns);
    if (!missing.isEmpty()) {
      String names = String.join(", ", missing);
      return unreadable(
          letter, state, row, new Entry.Bad(entry.line(), Fault.MISSING_COLUMN, names));
    }
    String where = letter.name() + ":" + entry.line();
    return reader.read(record, place(letter, state, row, where), fileTimeAndRow(letter, row));
  }

  private static SourceItem unreadable(
      Inbox.Letter letter, FileState state, long row, Entry.Bad bad) {
    String column = bad.column() == null ? "" : " [" + bad.column() + "]";
    String where = letter.name() + ":" + bad.line() + column;
    return place(letter, state, row, where).unreadable(bad.fault());
  }

  private static RecordReader.Place place(
      Inbox.Letter letter, FileState state, long row, String where) {
    return new RecordReader.Place(where, reportId(letter, row), reportRevision(state));
  }

  /** Takes back what was told of rows that can be read now. */
  private static FileState finished(Inbox.Letter letter, FileState state, PageItems page) {
    for (long row : state.earlier()) {
      if (!state.bad().contains(row)) {
        page.add(new Voided(reportId(letter, row), reportRevision(state)), 0);
      }
    }
    return state.finished();
  }

  private static String reportId(Inbox.Letter letter, long row) {
    return letter.name() + "#" + row;
  }

  private static String reportRevision(FileState state) {
    return String.format("%08d", state.reading());
  }

  private static String fileTimeAndRow(Inbox.Letter letter, long row) {
    return String.format("%015d-%012d-%s", Math.max(0, letter.time()), row, letter.name());
  }
}
