package org.relais.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertsCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final WireMockServer hook = new WireMockServer(wireMockConfig().dynamicPort());

  @TempDir private Path folder;

  @BeforeEach
  void start() throws Exception {
    hook.start();
    try (var files = Files.walk(Path.of("src/test/resources/diagnostics/base"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(Path.of("src/test/resources/diagnostics/base").relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    Path dhis2 = folder.resolve("targets/dhis2.yaml");
    Files.writeString(dhis2, Files.readString(dhis2).replace("${DHIS2_TOKEN}", "d2pat_test"));
  }

  @AfterEach
  void stop() {
    hook.stop();
  }

  @Test
  void aTestGoesOverEveryChannel() throws Exception {
    hook.stubFor(post("/in").willReturn(aResponse().withStatus(200)));
    alerts("alerts: {language: fr, webhook: {url: \"%s/in\"}}".formatted(hook.baseUrl()));

    assertThat(relais()).as(err.toString()).isZero();

    assertThat(out.toString()).contains("webhook");
    hook.verify(
        postRequestedFor(urlEqualTo("/in"))
            .withRequestBody(containing("ceci est un essai, rien ne va mal")));
  }

  @Test
  void aChannelThatDoesNotTakeItIsNamedWithWhatToDo() throws Exception {
    hook.stubFor(post("/in").willReturn(aResponse().withStatus(500)));
    alerts("alerts: {webhook: {url: \"%s/in\"}}".formatted(hook.baseUrl()));

    assertThat(relais()).isEqualTo(ExitCode.STILL_DUE);

    assertThat(err.toString()).contains("webhook", "500", "alerts.webhook");
  }

  @Test
  void withoutAlertsThePersonIsToldWhereToWriteThem() {
    assertThat(relais()).isEqualTo(ExitCode.USAGE);

    assertThat(err.toString()).contains("alerts:", "relais.yaml");
  }

  private void alerts(String block) throws Exception {
    Files.writeString(
        folder.resolve("relais.yaml"), "\n" + block + "\n", StandardOpenOption.APPEND);
  }

  private int relais() {
    String[] words = {"alerts", "test", "--config", folder.toString()};
    return Relais.run(words, new PrintWriter(out, true), new PrintWriter(err, true));
  }
}
