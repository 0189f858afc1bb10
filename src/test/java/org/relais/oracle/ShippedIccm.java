package org.relais.oracle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.relais.config.Compilation;
import org.relais.config.ConfigurationCompiler;
import org.relais.config.Deployment;
import org.relais.visit.Conversion;
import org.relais.visit.Field;
import org.relais.visit.FieldMapping;
import org.relais.visit.FormMapping;
import org.relais.visit.RecordPath;
import org.relais.visit.SourceMapping;

/**
 * The shipped dictionary, quality rules and data elements, compiled with two sites, and a source
 * whose records use the dictionary's own words.
 */
final class ShippedIccm {
  static final List<String> SITES = List.of("S1", "S2");
  static final String FORM = "visit";

  private static final Path SHIPPED = Path.of("config");
  private static final List<String> FILES =
      List.of(
          "dictionary.yaml", "quality.yaml", "indicators/iccm.yaml", "indicators/iccm.test.yaml");
  private static final String RELAIS =
      """
      relais: test
      time_zone: UTC
      data: data
      database: embedded
      org_units: {file: org-units.csv, levels: [district, site]}
      restate_from: previous_month
      fhir: {base: "https://relais.example/fhir", snomed: no}
      """;
  private static final String ORG_UNITS =
      """
      code,name,level,parent
      D1,District,district,
      S1,First site,site,D1
      S2,Second site,site,D1
      """;

  private ShippedIccm() {}

  static Compilation.Ok compile() {
    try {
      Path config = Files.createTempDirectory("shipped");
      for (String file : FILES) {
        Files.createDirectories(config.resolve(file).getParent());
        Files.copy(SHIPPED.resolve(file), config.resolve(file));
      }
      Files.writeString(config.resolve("relais.yaml"), RELAIS);
      Files.writeString(config.resolve("org-units.csv"), ORG_UNITS);
      Compilation compilation = ConfigurationCompiler.compile(config, Map.of());
      delete(config);
      if (compilation instanceof Compilation.Ok ok) {
        return ok;
      }
      throw new IllegalStateException(compilation.toString());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted((one, other) -> other.compareTo(one)).forEach(path -> path.toFile().delete());
    }
  }

  /** A source whose records name the fields as the dictionary does. */
  static SourceMapping mapping(String source, Deployment deployment) {
    List<FieldMapping> fields =
        deployment.model().dictionary().fields().stream()
            .filter(field -> !field.derived())
            .map(ShippedIccm::itself)
            .toList();
    return new SourceMapping(
        source, ZoneOffset.UTC, null, List.of(new FormMapping(FORM, List.of(), null, fields)));
  }

  private static FieldMapping itself(Field field) {
    RecordPath path = new RecordPath(field.name(), List.of(field.name()));
    return new FieldMapping(
        field, List.of(path), null, Conversion.PLAIN, Map.of(), null, null, null, null);
  }

  /** A record of such a source. */
  static ObjectNode record(Map<String, Object> answers) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    answers.forEach(
        (field, answer) -> {
          if (answer instanceof List<?> codes) {
            codes.forEach(code -> body.withArray(field).add((String) code));
          } else {
            body.put(field, answer.toString());
          }
        });
    return body;
  }
}
