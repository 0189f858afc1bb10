package org.relais.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relais.ledger.Village.gone;
import static org.relais.ledger.Village.sick;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.relais.delivery.Cause.Owner;
import org.relais.delivery.DeliveryState;
import org.relais.indicator.Period;

/** What a person sees of what waits: with the real ledger. */
final class ErrorQueueTest {
  private final ErrorScene scene = new ErrorScene(Village.usual());

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void parkedValuesOfOneCauseAreOneLineWithItsSitesAndWhatToDo() {
    scene.pulled(sick("a").item(), sick("b").at("S2").item(), sick("c").on("2026-09-02").item());
    scene.sendCells(ErrorScene.NOT_IN_DATA_SET, cell -> true);

    assertThat(parked())
        .singleElement()
        .satisfies(
            cause -> {
              assertThat(cause.kind()).isEqualTo(ErrorKind.CELL);
              assertThat(cause.origin()).isEqualTo(Village.DHIS2);
              assertThat(cause.items()).isEqualTo(3);
              assertThat(cause.orgUnits()).isEqualTo(2);
              assertThat(cause.firstSeen()).isEqualTo(Village.NOW);
              assertThat(cause.lastSeen()).isEqualTo(Village.NOW);
              assertThat(cause.owner()).isEqualTo(Owner.TARGET_ADMINISTRATOR);
              assertThat(cause.message()).isEqualTo(ErrorScene.NOT_IN_DATA_SET.message());
              assertThat(cause.remedy().en()).contains("add the data element");
              assertThat(cause.remedy().fr()).contains("ajoutez l'élément");
              assertThat(cause.nextTry()).isNull();
            });
  }

  @Test
  void lateDataOfAClosedPeriodWaitsForItAndIsNotParked() {
    scene.pulled(sick("a").item());
    scene.sendCells(ErrorScene.CLOSED, cell -> true);

    assertThat(parked()).isEmpty();
    assertThat(scene.queue().causes(ErrorFilter.of(DeliveryState.WAITING), 10))
        .singleElement()
        .satisfies(
            cause -> {
              assertThat(cause.state()).isEqualTo(DeliveryState.WAITING);
              assertThat(cause.owner()).isEqualTo(Owner.CLOCK);
              assertThat(cause.nextTry()).isAfter(Village.NOW);
            });
  }

  @Test
  void rejectedRecordsAreGroupedByFormReasonAndFieldWhateverTheirWords() {
    scene.pulled(
        sick("a").only("\"fever\":\"perhaps\"").item(),
        sick("b").at("S2").only("\"fever\":\"sometimes\"").item(),
        sick("c").on("not a date").item());

    assertThat(parked())
        .extracting(
            cause -> cause.origin() + " " + cause.form() + " " + cause.code() + " " + cause.field(),
            ErrorCause::items,
            ErrorCause::orgUnits)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("app sick MAP006 fever", 2L, 2L),
            org.assertj.core.api.Assertions.tuple("app sick MAP008 visit_date", 1L, 1L));
    assertThat(parked().get(0).message().en()).isEqualTo("fever: neither yes nor no");
    assertThat(parked().get(0).message().fr()).isEqualTo("fever : ni oui ni non");
  }

  @Test
  void aRecordWithTwoReasonsStandsUnderBothCausesAndIsOneItem() {
    scene.pulled(sick("a").on("not a date").only("\"fever\":\"perhaps\"").item());

    assertThat(parked()).hasSize(2).allSatisfy(cause -> assertThat(cause.items()).isEqualTo(1));
    assertThat(scene.queue().items(ErrorKind.RECORD, ErrorFilter.PARKED, 0, 10)).hasSize(1);
  }

  @Test
  void aRecordThatIsMendedWithdrawnOrChangesItsReasonLeavesItsCause() {
    scene.pulled(
        sick("mended").on("not a date").item(),
        sick("gone").on("not a date").item(),
        sick("other").on("not a date").item());

    scene.pulled(
        sick("mended").revision("2").item(),
        gone("gone", "2"),
        sick("other").revision("2").only("\"fever\":\"perhaps\"").item());

    assertThat(parked()).extracting(ErrorCause::code).containsExactly("MAP006");
    assertThat(scene.queue().items(ErrorKind.RECORD, ErrorFilter.PARKED, 0, 10))
        .extracting(item -> ((ErrorItem.RejectedRecord) item).recordId())
        .containsExactly("other");
  }

  @Test
  void aRefusedVisitIsShownWithItsRecordSiteAndDay() {
    scene.pulled(sick("a").item(), sick("b").item());
    scene.sendVisits(ErrorScene.BAD_CODING, item -> item.recordId().equals("a"));

    ErrorCause cause = parked().get(0);
    assertThat(cause.kind()).isEqualTo(ErrorKind.VISIT);
    assertThat(cause.orgUnits()).isEqualTo(1);
    assertThat(cause.remedy().en()).contains("Read what the server said");
    ErrorItem.HeldVisit visit =
        (ErrorItem.HeldVisit)
            scene.queue().items(ErrorKind.VISIT, ErrorFilter.PARKED, 0, 10).get(0);
    assertThat(visit.recordId()).isEqualTo("a");
    assertThat(visit.orgUnit()).isEqualTo("S1");
    assertThat(visit.day()).hasToString("2026-10-03");
    assertThat(visit.standing().attempts()).isEqualTo(1);
  }

  @Test
  void filtersLeaveOutWhatTheyDoNotMean() {
    scene.pulled(
        sick("a").item(),
        sick("b").at("S2").on("2026-09-02").item(),
        sick("r").at("S2").only("\"fever\":\"perhaps\"").item());
    scene.sendCells(ErrorScene.NOT_IN_DATA_SET, cell -> true);
    scene.sendVisits(ErrorScene.BAD_CODING, visit -> true);
    ErrorFilter all = ErrorFilter.PARKED;

    assertThat(counts(all)).containsExactly("CELL 2", "VISIT 2", "RECORD 1");
    assertThat(counts(all.fromSource(Village.SOURCE))).containsExactly("VISIT 2", "RECORD 1");
    assertThat(counts(all.fromSource("another"))).isEmpty();
    assertThat(counts(all.atTarget(Village.DHIS2))).containsExactly("CELL 2");
    assertThat(counts(all.under("S2"))).containsExactly("CELL 1", "VISIT 1", "RECORD 1");
    assertThat(counts(all.under("R1"))).containsExactly("CELL 2", "VISIT 2", "RECORD 1");
    assertThat(counts(all.under("nowhere"))).isEmpty();
    assertThat(counts(all.during(Period.parse("202609").orElseThrow())))
        .containsExactly("CELL 1", "VISIT 1");
    assertThat(counts(all.during(Period.parse("2026Q4").orElseThrow())))
        .containsExactly("CELL 1", "VISIT 1", "RECORD 1");
    assertThat(counts(all.mendedBy(Owner.TARGET_ADMINISTRATOR))).containsExactly("CELL 2");
    assertThat(counts(all.ofKind(ErrorKind.RECORD))).containsExactly("RECORD 1");
    assertThat(counts(all.in(DeliveryState.WAITING))).isEmpty();
    ErrorCause values =
        parked().stream().filter(c -> c.kind() == ErrorKind.CELL).findFirst().orElseThrow();
    assertThat(counts(all.ofCauses(List.of(values.id())))).containsExactly("CELL 2");
    assertThat(counts(all.only(List.of(values.example())))).containsExactly("CELL 1");
  }

  @Test
  void theItemsOfACausePageByTheirNumbers() {
    scene.pulled(sick("a").item(), sick("b").at("S2").item(), sick("c").on("2026-09-02").item());
    scene.sendCells(ErrorScene.NOT_IN_DATA_SET, cell -> true);
    ErrorFilter filter = ErrorFilter.PARKED.ofCauses(List.of(parked().get(0).id()));

    List<ErrorItem> first = scene.queue().items(ErrorKind.CELL, filter, 0, 2);
    List<ErrorItem> second =
        scene.queue().items(ErrorKind.CELL, filter, first.get(1).id().number(), 2);

    assertThat(first).hasSize(2);
    assertThat(second).hasSize(1).doesNotContainAnyElementsOf(first);
    ErrorItem.HeldCell cell = (ErrorItem.HeldCell) second.get(0);
    assertThat(cell.key().element()).isEqualTo("FEVER");
    assertThat(cell.wanted()).isEqualTo("1");
    assertThat(cell.acknowledged()).isNull();
    assertThat(cell.acknowledgedUnknown()).isFalse();
    assertThat(cell.standing().since()).isEqualTo(Village.NOW);
    assertThat(cell.standing().attempts()).isEqualTo(1);
  }

  @Test
  void idsAreReadAsAPersonTypesThem() {
    assertThat(ErrorId.parse("v4711")).contains(new ErrorId(ErrorKind.CELL, 4711));
    assertThat(ErrorId.parse(" R9 ")).contains(new ErrorId(ErrorKind.RECORD, 9));
    assertThat(ErrorId.parse("F17").orElseThrow()).hasToString("F17");
    assertThat(CauseId.parse("c12")).contains(new CauseId(12));
    assertThat(CauseId.parse("C12").orElseThrow()).hasToString("C12");
    assertThat(List.of("", "C", "V", "V-1", "X3", "V1234567890123456789", "V 1"))
        .allSatisfy(
            text -> {
              assertThat(ErrorId.parse(text)).isEmpty();
              assertThat(CauseId.parse(text)).isEmpty();
            });
  }

  private List<ErrorCause> parked() {
    return scene.queue().causes(ErrorFilter.PARKED, 10);
  }

  private List<String> counts(ErrorFilter filter) {
    return scene.queue().causes(filter, 10).stream()
        .sorted(java.util.Comparator.comparing(ErrorCause::kind))
        .map(cause -> cause.kind() + " " + cause.items())
        .toList();
  }
}
