package org.relais.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relais.ledger.Village.sick;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.relais.source.SourceItem;

final class HeldContentsTest {
  private final ErrorScene scene = new ErrorScene(Village.usual().masking("patient_id"));

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void theReasonsStandUnderTheFieldsAndWhatIsPersonalIsMasked() {
    scene.pulled(
        sick("a").only("\"fever\":\"perhaps\",\"child\":\"P-77\",\"worker\":\"w1\"").item());

    HeldContent content = contents().masked(id()).orElseThrow();

    JsonNode raw = content.raw();
    assertThat(raw).isNotNull();
    assertThat(raw.path("child").asText()).isEqualTo("•••");
    assertThat(raw.path("worker").asText()).isEqualTo("w1");
    assertThat(content.toString()).doesNotContain("P-77");
    assertThat(answer(content, "patient_id").value()).isEqualTo("•••");
    assertThat(answer(content, "patient_id").reasons()).isEmpty();
    assertThat(answer(content, "fever").value()).isEqualTo("perhaps");
    assertThat(answer(content, "fever").path()).isEqualTo("fever");
    assertThat(answer(content, "fever").reasons())
        .singleElement()
        .satisfies(reason -> assertThat(reason.code()).isEqualTo("MAP006"));
    assertThat(content.others()).isEmpty();
  }

  @Test
  void aReasonDoesNotTellWhatTheRecordHides() {
    scene.pulled(sick("a").only("\"fever\":true").at("V-77").item());
    Village stricter = Village.usual().masking("org_unit");

    HeldContent content = contents(stricter).masked(id()).orElseThrow();

    assertThat(content.toString()).doesNotContain("V-77");
    assertThat(answer(content, "org_unit").reasons())
        .singleElement()
        .satisfies(
            reason -> {
              assertThat(reason.code()).isEqualTo("MAP011");
              assertThat(reason.message().en())
                  .isEqualTo("org_unit: org unit not in the table (value not shown)");
              assertThat(reason.message().fr()).contains("valeur non affichée");
            });
    assertThat(contents().masked(id()).orElseThrow().toString()).contains("V-77");
    assertThat(contents(stricter).whole(id(), "awa").orElseThrow().toString()).contains("V-77");
  }

  @Test
  void whoSeesItWholeStandsInTheAuditTrail() {
    scene.pulled(sick("a").only("\"fever\":\"perhaps\",\"child\":\"P-77\"").item());
    ErrorId id = id();

    JsonNode raw = contents().whole(id, "awa").orElseThrow().raw();

    assertThat(raw).isNotNull();
    assertThat(raw.path("child").asText()).isEqualTo("P-77");
    assertThat(
            scene
                .database
                .sql()
                .queryForList(
                    "select who || ' ' || act || ' ' || subject from audit", String.class))
        .containsExactly("awa LOOK " + id);
  }

  @Test
  void aRecordThatCouldNotBeReadHasOnlyItsReasons() {
    scene.pulled(new SourceItem.Unreadable("broken", "1", "line 7", SourceItem.Fault.BROKEN_JSON));

    HeldContent content = contents().masked(id()).orElseThrow();

    assertThat(content.raw()).isNull();
    assertThat(content.answers()).isEmpty();
    assertThat(content.others())
        .singleElement()
        .satisfies(reason -> assertThat(reason.message().en()).startsWith("line 7"));
  }

  private static HeldContent.Answer answer(HeldContent content, String field) {
    return content.answers().stream()
        .filter(answer -> answer.field().name().equals(field))
        .findFirst()
        .orElseThrow();
  }

  private ErrorId id() {
    return scene.queue().items(ErrorKind.RECORD, ErrorFilter.PARKED, 0, 1).get(0).id();
  }

  private HeldContents contents() {
    return contents(scene.village);
  }

  private HeldContents contents(Village village) {
    return new HeldContents(scene.database.dataSource(), village.rules(), village.clock());
  }
}
