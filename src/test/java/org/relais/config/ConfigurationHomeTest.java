package org.relais.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostic;

class ConfigurationHomeTest {
  private static final Path FOLDER = Path.of("examples/config");
  private static final Map<String, String> VARIABLES =
      Map.of("DEMO_CHT_URL", "http://localhost:1", "DEMO_REST_URL", "http://localhost:1/visits");

  private final ConfigurationHome home = new ConfigurationHome(FOLDER, () -> VARIABLES);

  @Test
  void theTextsOfAFolderAreTheSameVersionAsTheFolder() {
    Compilation.Ok folder = (Compilation.Ok) ConfigurationCompiler.compile(FOLDER, VARIABLES);

    Compilation.Ok texts = (Compilation.Ok) home.compile(texts(folder.deployment()));

    assertThat(texts.deployment().version()).isEqualTo(folder.deployment().version());
    assertThat(texts.deployment().data()).isEqualTo(folder.deployment().data());
    assertThat(texts.deployment().tests()).isNotEmpty().isEqualTo(folder.deployment().tests());
    assertThat(texts.tests()).hasSameSizeAs(folder.tests());
    assertThat(texts.warnings()).isEqualTo(folder.warnings());
  }

  @Test
  void whatIsWrongIsToldAsIfTheFileStoodInTheFolder() {
    SortedMap<String, String> texts = texts(compiled());
    texts.put("quality.yaml", "rules: 7\n");

    Compilation.Failed failed = (Compilation.Failed) home.compile(texts);

    assertThat(failed.diagnostics())
        .extracting(d -> d.span().file())
        .contains("config/quality.yaml");
    assertThat(home.label("quality.yaml")).isEqualTo("config/quality.yaml");
  }

  @Test
  void aFileThatIsNotAmongTheTextsIsMissingAlthoughItStandsInTheFolder() {
    SortedMap<String, String> texts = texts(compiled());
    texts.remove("dictionary.yaml");

    assertThat(home.compile(texts)).isInstanceOf(Compilation.Failed.class);
  }

  @Test
  void forSomebodyElseNoVariableOfThisPlaceAndNoFileIsPutIn() {
    SortedMap<String, String> texts = texts(compiled());
    texts.compute(
        "relais.yaml", (path, text) -> text.replace("data: data", "data: ${file:/etc/hostname}"));

    Compilation.Ok checked = (Compilation.Ok) home.check(texts, Map.of());

    assertThat(checked.warnings()).extracting(Diagnostic::code).contains(Code.CFG020, Code.CFG021);
  }

  private Deployment compiled() {
    return ((Compilation.Ok) ConfigurationCompiler.compile(FOLDER, VARIABLES)).deployment();
  }

  private static SortedMap<String, String> texts(Deployment deployment) {
    SortedMap<String, String> texts = new TreeMap<>(deployment.files());
    texts.putAll(deployment.tests());
    return texts;
  }
}
