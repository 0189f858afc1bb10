package org.relais.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A secret from the prompt to the place in the configuration that names it. */
class SecretsCommandTest {
  @TempDir private Path folder;

  @Test
  void aStoredSecretStandsInForAVariableThatTheEnvironmentLacks() throws Exception {
    DemoFolder demo = DemoFolder.in(folder);
    Path relais = demo.config().resolve("relais.yaml");
    Files.writeString(
        relais,
        Files.readString(relais)
            + "alerts: {webhook: {url: \"http://127.0.0.1:1/\", auth: {bearer: \"${ALERT_TOKEN_OF_TEST}\"}}}\n");
    Path sources = demo.config().resolve("sources");
    Files.delete(sources.resolve("example-cht.yaml"));
    Files.delete(sources.resolve("example-rest.yaml"));
    assertThat(demo.relais("apply").err()).contains("ALERT_TOKEN_OF_TEST", "relais secrets set");

    DemoFolder.Printed set = typing("sésame\n", demo, "secrets", "set", "ALERT_TOKEN_OF_TEST");
    assertThat(set.exit()).as(set.out() + set.err()).isZero();
    DemoFolder.Printed applied = demo.relais("apply");

    assertThat(applied.exit()).as(applied.err()).isZero();
    assertThat(demo.relais("secrets", "list").out())
        .contains("ALERT_TOKEN_OF_TEST")
        .doesNotContain("sésame");
    assertThat(demo.relais("secrets", "rotate").exit()).isZero();
    assertThat(demo.relais("secrets", "remove", "ALERT_TOKEN_OF_TEST").exit()).isZero();
    assertThat(demo.relais("secrets", "remove", "ALERT_TOKEN_OF_TEST").exit())
        .isEqualTo(ExitCode.USAGE);
    assertThat(demo.relais("apply").exit()).isEqualTo(ExitCode.USAGE);
    assertThat(typing("\n", demo, "secrets", "set", "A").exit()).isEqualTo(ExitCode.USAGE);
    assertThat(typing("x\n", demo, "secrets", "set", "RELAIS_KEY").err()).contains("RELAIS_");
  }

  private static DemoFolder.Printed typing(String line, DemoFolder demo, String... words) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)));
    try {
      return demo.relais(words);
    } finally {
      System.setIn(before);
    }
  }
}
