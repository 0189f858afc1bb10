package org.relais.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.relais.target.dhis2.MetadataServer;

class OnlineCheckTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final MetadataServer server = new MetadataServer();

  @TempDir private Path work;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void findingsAreListedWithTheirPlaceAndWhoMendsThem() {
    assertThat(check("--online")).as(err.toString()).isEqualTo(2);

    assertThat(out.toString())
        .contains("national: DHIS2 2.42.4.1, relais")
        .contains("Will be refused (2)")
        .contains("[DATA_SET_UNKNOWN]  (indicators/iccm.yaml:")
        .contains("Server administrator: Create it there")
        .containsPattern("DHIS2 does not know \\d+ of our sites")
        .containsPattern("and \\d+ more \\(--all\\)");
  }

  @Test
  void longListsAreWrittenOutWhenAsked() {
    check("--online", "--all");

    assertThat(out.toString()).doesNotContain("(--all)");
  }

  @Test
  void programsGetJson() throws Exception {
    check("--online", "--json", "--target", "national");

    JsonNode target = new ObjectMapper().readTree(out.toString()).path("targets").path(0);
    assertThat(target.path("target").asText()).isEqualTo("national");
    assertThat(target.path("findings"))
        .extracting(finding -> finding.path("code").asText())
        .startsWith("DATA_SET_UNKNOWN", "ORG_UNIT_UNKNOWN");
    JsonNode finding = target.path("findings").path(0);
    assertThat(finding.path("severity").asText()).isEqualTo("refused");
    assertThat(finding.path("owner").asText()).isEqualTo("target_administrator");
    assertThat(finding.path("what").path("fr").asText()).contains("ensemble de données");
    assertThat(finding.path("subject").path("kind").asText()).isEqualTo("data_set");
  }

  @Test
  void aServerThatCannotBeAskedHasAnExitCodeOfItsOwn() {
    server.close();

    assertThat(check("--online")).isEqualTo(4);
    assertThat(out.toString()).contains("national: could not be asked");
  }

  @Test
  void aTargetThatIsNotThereIsAUsageError() {
    assertThat(check("--online", "--target", "nowhere")).isEqualTo(2);
    assertThat(err.toString()).contains("no server nowhere");
  }

  @Test
  void withoutOnlineNoServerIsAsked() {
    assertThat(check()).isZero();
    assertThat(server.requests()).isEmpty();
  }

  private int check(String... options) {
    OnlineDeployment deployment = OnlineDeployment.in(work, server.url());
    String[] words = new String[options.length + 3];
    words[0] = "check";
    words[1] = "--config";
    words[2] = deployment.folder();
    System.arraycopy(options, 0, words, 3, options.length);
    return Relais.run(words, new PrintWriter(out, true), new PrintWriter(err, true));
  }
}
