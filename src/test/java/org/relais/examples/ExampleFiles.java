package org.relais.examples;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of the example data.
 *
 * <p>Run with {@code mvn -q test-compile exec:java} is not needed: {@code mvn test
 * -Dtest=ExampleFilesTest -Dexamples.write=true} writes them anew.
 */
final class ExampleFiles {
  /** As a French spreadsheet saves CSV. */
  static final Charset WINDOWS = Charset.forName("windows-1252");

  private ExampleFiles() {}

  /** Path below the project's folder to content. */
  static SortedMap<String, byte[]> all() {
    ExampleCountry country = ExampleCountry.draw();
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put("config/org-units.csv", utf8(Tables.orgUnits(country)));
    files.put("examples/config/lookups/cht_places.csv", utf8(Tables.chtPlaces(country)));
    files.put(
        "examples/config/lookups/rest_facilities.csv",
        Tables.restFacilities(country).getBytes(WINDOWS));
    files.put("examples/cht/changes.json", utf8(ChtDump.of(country)));
    RestDump.of(country).forEach((name, page) -> files.put("examples/rest/" + name, utf8(page)));
    CsvRegister.of(country)
        .forEach((name, text) -> files.put("examples/csv/" + name, text.getBytes(WINDOWS)));
    return files;
  }

  static void write(Path project) throws IOException {
    for (var file : all().entrySet()) {
      Path path = project.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
