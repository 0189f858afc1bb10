package org.relais.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relais.ledger.Village.sick;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.relais.delivery.DeliveryState;
import org.relais.source.SourceItem;

final class RemapTest {
  private final ErrorScene scene = new ErrorScene(Village.usual());

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void rejectedRecordsAreMappedByTheNewConfigurationAndWhatBecameOfThemIsTold() {
    scene.pulled(
        sick("mended").only("\"fever\":\"perhaps\"").item(),
        sick("still").on("not a date").item(),
        new SourceItem.Unreadable("broken", "1", "line 7", SourceItem.Fault.BROKEN_JSON));
    Village better = Village.usual().version("v2").readingFeverFrom("nowhere");
    List<Integer> progress = new ArrayList<>();

    List<Remap.Remapped> remapped = remap(better).run(ErrorFilter.PARKED, "awa", progress::add);

    assertThat(remapped).containsExactly(new Remap.Remapped(Village.SOURCE, true, 3, 1, 0, 1));
    assertThat(remapped.get(0).stillRejected()).isEqualTo(2);
    assertThat(progress).containsExactly(3);
    assertThat(scene.queue().causes(ErrorFilter.PARKED, 10))
        .extracting(ErrorCause::code)
        .containsExactlyInAnyOrder("MAP008", "READ_BROKEN_JSON");
    assertThat(
            scene
                .database
                .sql()
                .queryForList("select act || ' ' || subject from audit", String.class))
        .containsExactly("REMAP kind=RECORD: 0 values, 0 visits, 3 records");
  }

  @Test
  void onlyTheRecordsOfACauseAreMappedWhereACauseIsNamed() {
    scene.pulled(
        sick("fever").only("\"fever\":\"perhaps\"").item(), sick("date").on("not a date").item());
    Village better = Village.usual().version("v2").readingFeverFrom("nowhere");
    CauseId ofDate =
        scene.queue().causes(ErrorFilter.PARKED, 10).stream()
            .filter(cause -> cause.code().equals("MAP008"))
            .findFirst()
            .orElseThrow()
            .id();

    List<Remap.Remapped> remapped =
        remap(better).run(ErrorFilter.PARKED.ofCauses(List.of(ofDate)), "awa", n -> {});

    assertThat(remapped).containsExactly(new Remap.Remapped(Village.SOURCE, true, 1, 0, 0, 0));
    assertThat(scene.queue().count(ErrorFilter.PARKED).records()).isEqualTo(2);
  }

  @Test
  void mappingAgainKeepsTheNumberOfARecordAndSaysWhetherASourceKeptAllOfIt() {
    Village pruning = Village.usual().withoutRaw();
    ErrorScene other = new ErrorScene(pruning);
    try (other) {
      other.pulled(sick("a").only("\"fever\":\"perhaps\",\"spare\":\"yes\"").item());
      ErrorId before = onlyRecord(other);

      List<Remap.Remapped> remapped =
          new Remap(
                  other.database.dataSource(),
                  pruning.clock(),
                  pruning.version("v2").readingFeverFrom("spare").rules())
              .run(ErrorFilter.of(DeliveryState.PARKED), "awa", n -> {});

      assertThat(remapped.get(0).keepsRaw()).isFalse();
      assertThat(remapped.get(0).mapped()).as("without the answer, fever is not asked").isOne();
      assertThat(before.kind()).isEqualTo(ErrorKind.RECORD);
    }
  }

  private static ErrorId onlyRecord(ErrorScene scene) {
    return scene.queue().items(ErrorKind.RECORD, ErrorFilter.PARKED, 0, 1).get(0).id();
  }

  private Remap remap(Village village) {
    return new Remap(scene.database.dataSource(), village.clock(), village.rules());
  }
}
