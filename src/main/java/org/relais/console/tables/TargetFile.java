package org.relais.console.tables;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;

/**
 * The file of a target.
 *
 * @param path in the folder of the configuration
 */
public record TargetFile(String path, String text) {
  private static final String TARGETS = "targets/";
  private static final String TABLE = ".csv";

  /** Empty where none of the files describes such a target. */
  public static Optional<TargetFile> of(SortedMap<String, String> files, String target) {
    Pattern name =
        Pattern.compile(
            "^target:\\s*[\"']?" + Pattern.quote(target) + "[\"']?\\s*(#.*)?$", Pattern.MULTILINE);
    return files.entrySet().stream()
        .filter(file -> file.getKey().startsWith(TARGETS))
        .filter(file -> name.matcher(file.getValue()).find())
        .findFirst()
        .map(file -> new TargetFile(file.getKey(), file.getValue()));
  }

  /** Whether it names another file. */
  boolean names(String other) {
    return text.contains(other);
  }

  /** Path of the first table of a kind that it names; of a table, its head is enough. */
  public Optional<String> table(SortedMap<String, String> files, TableText.Kind kind) {
    return files.entrySet().stream()
        .filter(file -> file.getKey().endsWith(TABLE) && names(file.getKey()))
        .filter(file -> kindOf(file.getValue()).filter(kind::equals).isPresent())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static Optional<TableText.Kind> kindOf(String table) {
    return table.lines().findFirst().flatMap(TableText::read).map(TableText::kind);
  }
}
