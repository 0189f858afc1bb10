package org.relais.target.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.relais.delivery.Reply;
import org.relais.delivery.VisitItem;
import org.relais.delivery.VisitParcel;
import org.relais.fhir.ClinicSample;
import org.relais.target.file.FileTargetSettings.Format;
import org.relais.visit.Visit;

class FileVisitTargetTest {
  @TempDir Path temp;

  @Test
  void everyVisitIsABundleOnALineOfItsOwn() throws IOException {
    Visit first = ClinicSample.visit("v1", Map.of());
    Visit second = ClinicSample.visit("v2", Map.of("patient_id", "child-2"));

    Reply reply =
        target()
            .send(
                new VisitParcel(
                    12,
                    "stick",
                    List.of(
                        new VisitItem(1, "cht", "v1", first, first, List.of()),
                        new VisitItem(2, "cht", "v2", second, null, List.of()))));

    List<String> lines = Files.readAllLines(temp.resolve("relais-000000012-visits.ndjson"));
    assertThat(lines).hasSize(2);
    for (String line : lines) {
      assertThat(new ObjectMapper().readTree(line).path("type").asText()).isEqualTo("transaction");
    }
    assertThat(((Reply.Accepted) reply).resources().get(1L)).isNotEmpty();
    assertThat(((Reply.Accepted) reply).resources()).containsOnlyKeys(1L, 2L);
  }

  @Test
  void aVoidedVisitThatWasSentIsRetractedAndOneThatNeverWasWritesNothing() throws IOException {
    Visit visit = ClinicSample.visit("v1", Map.of());
    VisitItem sent = new VisitItem(1, "cht", "v1", visit, visit, List.of());
    Reply first = target().send(new VisitParcel(12, "stick", List.of(sent)));
    List<String> held = ((Reply.Accepted) first).resources().getOrDefault(1L, List.of());

    target()
        .send(
            new VisitParcel(
                13,
                "stick",
                List.of(
                    new VisitItem(1, "cht", "v1", null, null, held),
                    new VisitItem(2, "cht", "v2", null, null, List.of()))));

    assertThat(temp.resolve("relais-000000013-visits.ndjson"))
        .content()
        .containsOnlyOnce("\n")
        .contains("entered-in-error");
  }

  private FileVisitTarget target() {
    return new FileVisitTarget(
        "stick", new FileTargetSettings(temp, Format.ADX, null), ClinicSample.renderer());
  }
}
