package org.relais.source.file;

import java.util.List;
import java.util.Locale;

/** How the records stand in a file. */
public enum FileFormat {
  /** One array of records, or one record. Files {@code *.json}. */
  JSON("json"),
  /** A record a line. Files {@code *.jsonl}, {@code *.ndjson} and {@code *.json}. */
  JSON_LINES("jsonl", "ndjson", "json"),
  /** A header line, then a record a row. Files {@code *.csv}, {@code *.tsv} and {@code *.txt}. */
  CSV("csv", "tsv", "txt");

  private final List<String> extensions;

  FileFormat(String... extensions) {
    this.extensions = List.of(extensions);
  }

  /** Whether a file of this name is one of this format; others in the folder are left alone. */
  boolean names(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot > 0 && extensions.contains(fileName.substring(dot + 1).toLowerCase(Locale.ROOT));
  }
}
