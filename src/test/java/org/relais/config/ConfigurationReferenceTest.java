package org.relais.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.relais.config.spec.Type;
import org.relais.config.yaml.Node;
import org.relais.config.yaml.Variables;
import org.relais.config.yaml.YamlReader;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.ShownLines;

/** With {@code -Dreference.write=true} the files are written instead of compared. */
class ConfigurationReferenceTest {
  private static final Path FOLDER = Path.of("docs/reference");
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  static Stream<String> kinds() {
    return ConfigurationReference.files().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theSchemasInTheDocumentationAreThoseOfTheProgram(String kind) throws IOException {
    check(FOLDER.resolve("schema/" + kind + ".schema.json"), text(schema(kind)));
  }

  @Test
  void theReferencePageIsThatOfTheProgram() throws IOException {
    check(FOLDER.resolve("configuration.md"), ConfigurationReference.page());
  }

  @ParameterizedTest
  @CsvSource({
    "relais, config/relais.yaml",
    "dictionary, config/dictionary.yaml",
    "quality, config/quality.yaml",
    "indicators, config/indicators/iccm.yaml",
    "test, config/indicators/iccm.test.yaml",
    "source, src/test/resources/diagnostics/base/sources/clinic.yaml",
    "target, src/test/resources/diagnostics/base/targets/dhis2.yaml"
  })
  void anEditorFindsNoFaultInWhatIsShipped(String kind, Path file) throws IOException {
    assertThat(validator(kind).validate(json(Files.readString(file)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "relais | relais: example",
        "source | {source: x, type: chtt}",
        "indicators | {data_set: {code: A, period: monthly, report_level: site, colour: red}}",
        "quality | {rules: {V01: {label: {en: a, fr: b}, then: perhaps, where: {fever: yes}}}}"
      })
  void anEditorFindsTheFaultsOfAWrongFile(String kind, String yaml) {
    assertThat(validator(kind).validate(json(yaml))).isNotEmpty();
  }

  private static Map<String, Object> schema(String kind) {
    Type<?> file = ConfigurationReference.files().get(kind);
    return ConfigurationReference.schema(kind, file);
  }

  private static JsonSchema validator(String kind) {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(JSON.valueToTree(schema(kind)));
  }

  private static String text(Map<String, Object> schema) throws IOException {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    return JSON.writer(printer).writeValueAsString(schema) + "\n";
  }

  private static void check(Path file, String actual) throws IOException {
    if (Boolean.getBoolean("reference.write")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, actual);
    }
    assertThat(Files.readString(file))
        .as("%s is made by the program: run this test with -Dreference.write=true", file)
        .isEqualTo(actual);
  }

  private static JsonNode json(String yaml) {
    Diagnostics diagnostics = new Diagnostics(new ShownLines());
    Variables variables = new Variables(Map.of("DHIS2_TOKEN", "x"), Path.of("."), false);
    return json(new YamlReader("f", yaml, variables, diagnostics).read().orElseThrow());
  }

  /** What a YAML editor sees: numbers where a value looks like one. */
  private static JsonNode json(Node node) {
    if (node instanceof Node.Mapping mapping) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      mapping.entries().forEach(e -> object.set(e.key().written(), json(e.value())));
      return object;
    }
    if (node instanceof Node.Sequence sequence) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      sequence.items().forEach(item -> array.add(json(item)));
      return array;
    }
    String text = ((Node.Scalar) node).text();
    if (text.matches("-?\\d{1,9}")) {
      return JsonNodeFactory.instance.numberNode(Integer.parseInt(text));
    }
    return text.matches("-?\\d+\\.\\d+")
        ? JsonNodeFactory.instance.numberNode(Double.parseDouble(text))
        : JsonNodeFactory.instance.textNode(text);
  }
}
