package org.relais.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.relais.ledger.Village.sick;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.relais.delivery.CellItem;
import org.relais.delivery.ClaimScope;
import org.relais.delivery.DeliveryState;

/** What a person does with the error queue: with the real ledger. */
final class ErrorActsTest {
  private static final String WHO = "awa";

  private final ErrorScene scene = new ErrorScene(Village.usual());
  private final StateLog cells = StateLog.of(scene.database, "cell");

  @AfterEach
  void close() {
    try {
      cells.assertOnlyAllowedChanges();
    } finally {
      scene.close();
    }
  }

  @Test
  void aRetrySendsTheValueWantedNow() {
    parked(5);
    counted("2", 7);
    assertThat(scene.outbox().claimCells(scene.village.dhis2(), Village.DATA_SET, ClaimScope.ANY))
        .as("what is parked is not sent, although another value is wanted")
        .isEmpty();

    ErrorCounts touched = acts().retry(ErrorFilter.PARKED, WHO).touched();

    assertThat(touched).isEqualTo(new ErrorCounts(1, 0, 0));
    assertThat(scene.sendCells(ErrorScene.CLOSED, cell -> false))
        .extracting(CellItem::value)
        .singleElement()
        .hasToString("7");
    assertThat(states()).containsExactly("ACKNOWLEDGED");
  }

  @Test
  void aDiscardHoldsUntilTheWantedValueChanges() {
    parked(5);

    acts().discard(ErrorFilter.PARKED, WHO, "the site was closed");

    assertThat(states()).containsExactly("DISCARDED");
    counted("2", 5);
    assertThat(states()).as("counted again, the same is wanted").containsExactly("DISCARDED");
    counted("3", 6);
    assertThat(states()).containsExactly("DUE");
  }

  @Test
  void aDiscardOfAVisitHoldsUntilItSaysSomethingElse() {
    counted("1", 5);
    scene.sendVisits(ErrorScene.BAD_CODING, visit -> true);

    ErrorCounts touched = acts().discard(ErrorFilter.PARKED, WHO, "a test device").touched();

    assertThat(touched).isEqualTo(new ErrorCounts(0, 1, 0));
    counted("2", 5);
    assertThat(visitStates()).containsExactly("DISCARDED");
    counted("3", 6);
    assertThat(visitStates()).containsExactly("DUE");
  }

  @Test
  void aRecordThatIsSetAsideStaysSoUntilANewRevisionComes() {
    scene.pulled(sick("a").on("not a date").item());

    ErrorCounts touched = acts().discard(ErrorFilter.PARKED, WHO, "a training form").touched();

    assertThat(touched).isEqualTo(new ErrorCounts(0, 0, 1));
    assertThat(scene.queue().count(ErrorFilter.PARKED).total()).isZero();
    assertThat(sheet().sources().get(0))
        .isEqualTo(new BalanceSheet.SourceLine(Village.SOURCE, 1, 0, 0, 0, 0, 1));
    assertThat(sheet().balanced()).isTrue();
    assertThat(sheet().needsPerson()).isFalse();
    assertThat(remap().run(ErrorFilter.PARKED, WHO, n -> {})).isEmpty();

    scene.pulled(sick("a").revision("2").on("not a date either").item());

    assertThat(scene.queue().count(ErrorFilter.PARKED).records()).isEqualTo(1);
  }

  @Test
  void aRecordThatIsSetAsideIsNotMappedByANewConfigurationButAfterTheDiscardIsUndone() {
    scene.pulled(sick("a").only("\"temperature\":\"hot\",\"fever\":\"perhaps\"").item());
    acts().discard(ErrorFilter.PARKED, WHO, "a training form");
    Village better = Village.usual().version("v2").readingFeverFrom("nowhere");

    assertThat(better.intake(scene.database).remap(n -> {})).isZero();
    ErrorFilter setAside = ErrorFilter.of(DeliveryState.DISCARDED);
    assertThat(acts().undoDiscard(setAside, WHO)).isEqualTo(new ErrorCounts(0, 0, 1));

    assertThat(better.intake(scene.database).remap(n -> {})).isEqualTo(1);
    assertThat(sheet().sources().get(0).mapped()).isEqualTo(1);
  }

  @Test
  void anUndoneDiscardIsDueAgain() {
    parked(5);
    acts().discard(ErrorFilter.PARKED, WHO, "by mistake");

    acts().undoDiscard(ErrorFilter.of(DeliveryState.DISCARDED), WHO);

    assertThat(states()).containsExactly("DUE");
    assertThat(scene.sendCells(ErrorScene.CLOSED, cell -> false)).hasSize(1);
  }

  @Test
  void whatWaitsForTheClockCanBeRetriedAndSetAsideAsWell() {
    counted("1", 5);
    scene.sendCells(ErrorScene.CLOSED, cell -> true);
    ErrorFilter waiting = ErrorFilter.of(DeliveryState.WAITING);

    assertThat(acts().retry(ErrorFilter.PARKED, WHO).touched().total()).isZero();
    assertThat(acts().retry(waiting, WHO).touched().cells()).isEqualTo(1);
    scene.sendCells(ErrorScene.CLOSED, cell -> true);
    assertThat(acts().discard(waiting, WHO, "too late for the national report").touched().cells())
        .isEqualTo(1);

    assertThat(states()).containsExactly("DISCARDED");
  }

  @Test
  void actsTouchWhatTheFilterMeansAndNothingElse() {
    scene.pulled(sick("a").item(), sick("b").at("S2").item(), sick("c").on("2026-09-02").item());
    scene.sendCells(ErrorScene.NOT_IN_DATA_SET, cell -> true);
    ErrorCause cause = scene.queue().causes(ErrorFilter.PARKED, 1).get(0);

    assertThat(
            acts().retry(ErrorFilter.PARKED.only(List.of(cause.example())), WHO).touched().cells())
        .isEqualTo(1);
    assertThat(acts().discard(ErrorFilter.PARKED.under("S2"), WHO, "closed").touched().cells())
        .isEqualTo(1);
    assertThat(
            acts().retry(ErrorFilter.PARKED.ofCauses(List.of(cause.id())), WHO).touched().cells())
        .isEqualTo(1);
    assertThat(states()).containsExactlyInAnyOrder("DUE", "DISCARDED", "DUE");
  }

  @Test
  void everyActStandsInTheAuditTrailWithWhoWhatWhenAndWhyAndOneThatTouchesNothingDoesNot() {
    parked(5);
    String cause = scene.queue().causes(ErrorFilter.PARKED, 1).get(0).id().toString();
    ErrorFilter ofCause = ErrorFilter.PARKED.ofCauses(List.of(CauseId.parse(cause).orElseThrow()));

    acts().discard(ofCause, WHO, "the site was closed");
    acts().discard(ofCause, WHO, "there is nothing left");
    acts().undoDiscard(ErrorFilter.of(DeliveryState.DISCARDED), "bakary");

    assertThat(
            scene
                .database
                .sql()
                .queryForList(
                    "select who || '|' || act || '|' || subject || '|' || coalesce(reason, '-')"
                        + " || '|' || (at = timestamptz '2026-11-20T08:00:00Z')"
                        + " from audit order by entry",
                    String.class))
        .containsExactly(
            "awa|DISCARD|" + cause + ": 1 values, 0 visits, 0 records|the site was closed|true",
            "bakary|UNDO_DISCARD|all: 1 values, 0 visits, 0 records|-|true");
  }

  @Test
  void anItemInFullHasItsDeliveriesAndWhoSetItAside() {
    parked(5);
    acts().retry(ErrorFilter.PARKED, WHO);
    counted("2", 6);
    scene.sendCells(ErrorScene.NOT_IN_DATA_SET, cell -> true);
    acts().discard(ErrorFilter.PARKED, WHO, "the site was closed");
    ErrorId id =
        scene
            .queue()
            .items(ErrorKind.CELL, ErrorFilter.of(DeliveryState.DISCARDED), 0, 1)
            .get(0)
            .id();

    ErrorDetail detail = scene.queue().item(id).orElseThrow();

    assertThat(detail.item().standing().attempts()).isEqualTo(2);
    assertThat(detail.history()).extracting(ErrorDetail.Attempt::carried).containsExactly("6", "5");
    assertThat(detail.history())
        .allSatisfy(
            attempt -> {
              assertThat(attempt.outcome()).isEqualTo("REJECTED");
              assertThat(attempt.message()).isEqualTo(ErrorScene.NOT_IN_DATA_SET.message());
            });
    assertThat(detail.whys())
        .singleElement()
        .satisfies(why -> assertThat(why.remedy()).isNotNull());
    assertThat(detail.discard())
        .isEqualTo(new ErrorDetail.Discard(WHO, Village.NOW, "the site was closed"));
    assertThat(scene.queue().item(new ErrorId(ErrorKind.CELL, 999))).isEmpty();
  }

  @Test
  void aDiscardWithoutAReasonIsRefused() {
    assertThatThrownBy(() -> acts().discard(ErrorFilter.PARKED, WHO, " "))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void parked(int sachets) {
    counted("1", sachets);
    scene.sendCells(ErrorScene.NOT_IN_DATA_SET, cell -> true);
  }

  private void counted(String revision, int sachets) {
    scene.pulled(sick("a").revision(revision).only("\"sachets\":" + sachets).item());
  }

  @Test
  void aRetryIsUndoneWithinAMinuteForWhatWasNotSentMeanwhile() {
    parked(5);
    ErrorActs.Undoable undo = acts().retry(ErrorFilter.PARKED, WHO).undo();

    assertThat(undo().undo(List.of(undo.entry()), "bakary")).as("of another").isEmpty();
    assertThat(undo().undo(List.of(undo.entry()), WHO)).contains(new ErrorCounts(1, 0, 0));
    assertThat(scene.queue().causes(ErrorFilter.PARKED, 9))
        .extracting(ErrorCause::code)
        .containsExactly("ELEMENT_NOT_IN_DATA_SET");
    assertThat(undo().undo(List.of(undo.entry()), WHO)).as("again").isEmpty();

    ErrorActs.Undoable second = acts().retry(ErrorFilter.PARKED, WHO).undo();
    scene.sendCells(ErrorScene.CLOSED, cell -> false);
    assertThat(undo().undo(List.of(second.entry()), WHO)).contains(ErrorCounts.NONE);
    assertThat(states()).containsExactly("ACKNOWLEDGED");
    forgetUndoing();
  }

  @Test
  void aDiscardIsUndoneWithinAMinuteAndWaitsForTheSameCauseAgain() {
    counted("1", 5);
    scene.sendCells(ErrorScene.CLOSED, cell -> true);
    scene.pulled(sick("z").on("not a date").item());
    ErrorFilter all = ErrorFilter.of(DeliveryState.PARKED, DeliveryState.WAITING);
    List<ErrorCause> before = scene.queue().causes(all, 9);
    ErrorActs.Undoable undo = acts().discard(all, WHO, "by mistake").undo();
    assertThat(scene.queue().causes(all, 9)).isEmpty();

    assertThat(undo().undo(List.of(undo.entry()), WHO)).contains(new ErrorCounts(1, 0, 1));

    assertThat(scene.queue().causes(all, 9)).isEqualTo(before);
    forgetUndoing();
  }

  @Test
  void afterAMinuteTheServerUndoesNothingMore() {
    parked(5);
    ErrorActs.Undoable undo = acts().discard(ErrorFilter.PARKED, WHO, "closed").undo();
    Clock later = Clock.offset(scene.village.clock(), ErrorUndo.WINDOW.plusMillis(1));

    assertThat(new ErrorUndo(scene.database.dataSource(), later).undo(List.of(undo.entry()), WHO))
        .isEmpty();
    assertThat(states()).containsExactly("DISCARDED");
  }

  @Test
  void whatIsHeldAgainByNoUndoIsStillRefusedByTheLedger() {
    parked(5);
    acts().discard(ErrorFilter.PARKED, WHO, "closed");

    assertThatThrownBy(() -> scene.database.sql().update("update cell set hold = 'PARKED'"))
        .hasMessageContaining("DISCARDED may not become PARKED");
  }

  private ErrorUndo undo() {
    return new ErrorUndo(scene.database.dataSource(), scene.village.clock());
  }

  /** An undo goes ways that the table of transitions does not have. */
  private void forgetUndoing() {
    scene
        .database
        .sql()
        .update(
            "delete from state_log where after in ('PARKED', 'WAITING')"
                + " and before in ('DUE', 'DISCARDED')");
  }

  private ErrorActs acts() {
    return new ErrorActs(
        scene.database.dataSource(), scene.village.rules().orgUnits(), scene.village.clock());
  }

  private Remap remap() {
    return new Remap(scene.database.dataSource(), scene.village.clock(), scene.village.rules());
  }

  private BalanceSheet sheet() {
    return new Balance(scene.database.dataSource(), scene.village.rules()).sheet();
  }

  private List<String> states() {
    return scene.database.sql().queryForList("select state from cell order by cell", String.class);
  }

  private List<String> visitStates() {
    return scene.database.sql().queryForList("select state from visit_item", String.class);
  }
}
