package org.relais.source.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder. A file that is still being written waits: one with a name that copying programs use
 * meanwhile ({@code .hidden}, {@code ~$lock}, {@code x.part}: it has not the format's extension, or
 * begins with a dot or a tilde), and one that was changed within the settling time. A time in the
 * future says nothing about that, so such a file is read.
 */
final class Inbox {
  private final FileSettings settings;
  private final Clock clock;

  Inbox(FileSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * A file of the folder.
   *
   * @param time of its last change, milliseconds since 1970
   * @param settled whether it may be read
   */
  record Letter(Path path, String name, long size, long time, boolean settled) {}

  /** The files of this format, by name. */
  List<Letter> letters() throws IOException {
    List<Letter> letters = new ArrayList<>();
    try (Stream<Path> paths = Files.list(settings.folder())) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        add(letters, path);
      }
    }
    letters.sort(Comparator.comparing(Letter::name));
    return letters;
  }

  private void add(List<Letter> letters, Path path) {
    String name = String.valueOf(path.getFileName());
    if (name.startsWith(".") || name.startsWith("~") || !settings.format().names(name)) {
      return;
    }
    try {
      BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
      if (file.isRegularFile()) {
        long time = file.lastModifiedTime().toMillis();
        letters.add(new Letter(path, name, file.size(), time, isSettled(time)));
      }
    } catch (NoSuchFileException e) {
      // Taken away since the folder was listed: as if it had never been there.
      return;
    } catch (IOException e) {
      // Opening it will fail in the same way, which is told without stopping at the other files.
      letters.add(new Letter(path, name, -1, -1, true));
    }
  }

  private boolean isSettled(long time) {
    Instant changed = Instant.ofEpochMilli(time);
    Instant now = clock.instant();
    return changed.isAfter(now) || !changed.plus(settings.settle()).isAfter(now);
  }
}
