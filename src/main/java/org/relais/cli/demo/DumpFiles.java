package org.relais.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The JSON files of a dump, in the order of their names. */
final class DumpFiles {
  private static final ObjectMapper JSON = new ObjectMapper();

  private DumpFiles() {}

  /** The entries of the array {@code key} of every file. */
  static List<JsonNode> read(Path folder, String key) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    List<JsonNode> entries = new ArrayList<>();
    for (Path file : files) {
      JSON.readTree(file.toFile()).path(key).forEach(entries::add);
    }
    return entries;
  }
}
