package org.relais.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.xml.parsers.DocumentBuilderFactory;
import org.relais.oracle.Oracle;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;

/**
 * What lies in the output folder, taken in as a server would import it: file after file, a later
 * value in the place of an earlier one.
 *
 * @param files name to when it was written and a checksum
 * @param cells {@linkplain Oracle#key cell} to value
 * @param visits {@code source/record} of each visit that was sent as finished, as often as it was
 * @param withdrawn how many visits were sent as entered in error
 */
record Stick(
    SortedMap<String, String> files,
    SortedMap<String, BigDecimal> cells,
    List<String> visits,
    int withdrawn) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM");

  static Stick read(Path folder) throws Exception {
    SortedMap<String, String> files = new TreeMap<>();
    SortedMap<String, BigDecimal> cells = new TreeMap<>();
    List<String> visits = new ArrayList<>();
    int withdrawn = 0;
    for (Path file : inOrder(folder)) {
      String name = file.getFileName().toString();
      files.put(name, fingerprint(file));
      if (name.endsWith(".adx.xml")) {
        values(file, cells);
      } else if (name.endsWith(".deletions.csv")) {
        deletions(file, cells);
      } else if (name.endsWith(".ndjson")) {
        withdrawn += bundles(file, visits);
      } else {
        throw new IllegalStateException("nobody knows what to do with " + name);
      }
    }
    Collections.sort(visits);
    return new Stick(files, cells, visits, withdrawn);
  }

  static List<Path> inOrder(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static String fingerprint(Path file) throws IOException {
    CRC32 checksum = new CRC32();
    checksum.update(Files.readAllBytes(file));
    return Files.getLastModifiedTime(file) + " " + HexFormat.of().toHexDigits(checksum.getValue());
  }

  private static void values(Path file, SortedMap<String, BigDecimal> cells) throws Exception {
    NodeList values =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(file.toFile())
            .getElementsByTagName("dataValue");
    for (int i = 0; i < values.getLength(); i++) {
      Element value = (Element) values.item(i);
      Map<String, String> options = attributes(value);
      String element = options.remove("dataElement");
      BigDecimal number = new BigDecimal(options.remove("value"));
      Element group = (Element) value.getParentNode();
      cells.put(Oracle.key(element, options, group.getAttribute("orgUnit"), month(group)), number);
    }
  }

  private static String month(Element group) {
    String interval = group.getAttribute("period");
    if (!interval.endsWith("-01/P1M")) {
      throw new IllegalStateException("not a month: " + interval);
    }
    return MONTH.format(YearMonth.parse(interval.substring(0, 7)));
  }

  private static Map<String, String> attributes(Element element) {
    Map<String, String> attributes = new TreeMap<>();
    NamedNodeMap all = element.getAttributes();
    for (int i = 0; i < all.getLength(); i++) {
      attributes.put(all.item(i).getNodeName(), all.item(i).getNodeValue());
    }
    return attributes;
  }

  private static void deletions(Path file, SortedMap<String, BigDecimal> cells) throws IOException {
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : rows) {
        Map<String, String> options =
            Arrays.stream(row.getField("options").split(" "))
                .filter(option -> !option.isEmpty())
                .map(option -> option.split("="))
                .collect(Collectors.toMap(option -> option[0], option -> option[1]));
        cells.remove(
            Oracle.key(
                row.getField("data_element"),
                options,
                row.getField("org_unit"),
                row.getField("period")));
      }
    }
  }

  private static int bundles(Path file, List<String> visits) throws IOException {
    int withdrawn = 0;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        for (JsonNode entry : JSON.readTree(line).path("entry")) {
          JsonNode resource = entry.path("resource");
          if (!resource.path("resourceType").asText().equals("Encounter")) {
            continue;
          }
          if (resource.path("status").asText().equals("finished")) {
            visits.add(record(resource));
          } else {
            withdrawn++;
          }
        }
      }
    }
    return withdrawn;
  }

  /** The identifier that the source gave the record; its system names the source. */
  private static String record(JsonNode encounter) {
    for (JsonNode identifier : encounter.path("identifier")) {
      String[] system = identifier.path("system").asText().split("/");
      if (system[system.length - 1].equals("record")) {
        return system[system.length - 2] + "/" + identifier.path("value").asText();
      }
    }
    throw new IllegalStateException("an Encounter of no record");
  }
}
