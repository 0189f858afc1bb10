package org.relais.source.file;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The first row of a CSV file.
 *
 * @param columns without outer spaces; a column may have no name
 */
record CsvHeader(char separator, List<String> columns) {
  private static final char[] SEPARATORS = {',', ';', '\t'};

  CsvHeader {
    columns = List.copyOf(columns);
  }

  /** The one of comma, semicolon and tab that stands most in {@code header}, outside quotes. */
  static char separator(byte[] header, Charset charset) {
    String unquoted = new String(header, charset).replaceAll("\"[^\"]*\"", "");
    char most = ',';
    for (char separator : SEPARATORS) {
      if (count(unquoted, separator) > count(unquoted, most)) {
        most = separator;
      }
    }
    return most;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }

  /** Names that stand more than once: nobody can say which is meant. */
  Set<String> duplicates() {
    Set<String> seen = new TreeSet<>();
    Set<String> twice = new TreeSet<>();
    for (String column : columns) {
      if (!column.isEmpty() && !seen.add(column)) {
        twice.add(column);
      }
    }
    return twice;
  }
}
