package org.relais.console.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The texts of the program that stand in files, line by line, as {@code Properties} hides them. */
final class TextFiles {
  private static final Path ROOT = Path.of("src/main/resources/org/relais");

  private TextFiles() {}

  /**
   * @param where file and number of the line
   * @param language {@code en} or {@code fr}
   */
  record Line(Path file, String where, String language, String key, String text) {}

  /** Every text of every file, in the order of the lines. */
  static List<Line> lines() {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().endsWith(".properties"))
          .sorted()
          .flatMap(file -> lines(file).stream())
          .toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static List<Line> lines(Path file) {
    String language = file.toString().endsWith("_fr.properties") ? "fr" : "en";
    List<Line> lines = new ArrayList<>();
    try {
      int number = 0;
      for (String line : Files.readAllLines(file)) {
        number++;
        int equals = line.indexOf('=');
        if (equals > 0 && !line.startsWith("#")) {
          String where = ROOT.relativize(file) + ":" + number;
          String text = line.substring(equals + 1);
          lines.add(new Line(file, where, language, line.substring(0, equals), text));
        }
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return lines;
  }
}
