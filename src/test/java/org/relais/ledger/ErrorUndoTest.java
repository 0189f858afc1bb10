package org.relais.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relais.ledger.Village.sick;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.relais.delivery.CellParcel;
import org.relais.delivery.ClaimScope;
import org.relais.delivery.Reply;
import org.relais.delivery.VisitParcel;
import org.relais.source.SourceItem;

/** An undo within its minute, when something else happened in that minute: with the real ledger. */
final class ErrorUndoTest {
  private static final String WHO = "awa";
  private static final Reply TIMED_OUT = new Reply.Unavailable(ErrorScene.CLOSED, null, true);
  private static final Reply REFUSED_TO_LISTEN =
      new Reply.Unavailable(ErrorScene.CLOSED, null, false);
  private static final Reply TAKEN = new Reply.Accepted("ok", Map.of());

  private final ErrorScene scene = new ErrorScene(Village.usual());

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void aValueThatWasSentAndGotNoAnswerIsNotHeldAgain() {
    counted("1", 5);
    scene.sendCells(ErrorScene.NOT_IN_DATA_SET, cell -> true);
    long retry = retried();
    settle(claimed(), TIMED_OUT);

    assertThat(undone(retry)).isEqualTo(ErrorCounts.NONE);
    assertThat(cells("state || ' ' || read_back")).containsExactly("DUE true");
  }

  @Test
  void aValueThatWasTakenAndCorrectedIsNotHeldAgainForTheOldCause() {
    counted("1", 5);
    scene.sendCells(ErrorScene.NOT_IN_DATA_SET, cell -> true);
    long retry = retried();
    settle(claimed(), TAKEN);
    counted("2", 7);

    assertThat(undone(retry)).isEqualTo(ErrorCounts.NONE);
    assertThat(cells("state || ' ' || wanted || ' after ' || acknowledged"))
        .containsExactly("DUE 7 after 5");
  }

  @Test
  void aValueThatIsAnotherNowIsNotHeldAgain() {
    counted("1", 5);
    scene.sendCells(ErrorScene.NOT_IN_DATA_SET, cell -> true);
    long retry = retried();
    counted("2", 7);

    assertThat(undone(retry)).isEqualTo(ErrorCounts.NONE);
    assertThat(cells("state")).containsExactly("DUE");
  }

  @Test
  void aVisitThatWasSentOrChangedIsNotHeldAgainAndOneThatWasNotIs() {
    scene.pulled(sick("sent").item(), sick("changed").item(), sick("same").item());
    scene.sendVisits(ErrorScene.BAD_CODING, visit -> true);
    long sent = visit("sent");
    long retry =
        Objects.requireNonNull(
                acts()
                    .retry(
                        ErrorFilter.PARKED.only(List.of(new ErrorId(ErrorKind.VISIT, sent))), WHO)
                    .undo())
            .entry();
    VisitParcel parcel = scene.outbox().claimVisits(scene.village.fhir()).orElseThrow();
    assertThat(parcel.items()).extracting(item -> item.id()).containsExactly(sent);
    scene.outbox().settle(parcel, TIMED_OUT);
    long others = retried();
    scene.village.intake(scene.database).commit(Village.page("x", changed()));

    assertThat(undone(retry)).isEqualTo(ErrorCounts.NONE);
    assertThat(undone(others)).isEqualTo(new ErrorCounts(0, 1, 0));
    assertThat(visits()).containsExactlyInAnyOrder("sent DUE", "changed DUE", "same PARKED");
  }

  @Test
  void whatWasTriedInVainIsDueAndNotHeldAgain() {
    counted("1", 5);
    scene.sendCells(ErrorScene.NOT_IN_DATA_SET, cell -> true);
    long retry = retried();
    settle(claimed(), REFUSED_TO_LISTEN);

    assertThat(undone(retry)).isEqualTo(ErrorCounts.NONE);
    assertThat(cells("state")).containsExactly("DUE");
  }

  @Test
  void whatComesToBeHeldWhileAnActRunsIsNotTouchedByItAndAllThatWasTouchedIsUndone() {
    scene.pulled(sick("a").item());
    scene.sendCells(ErrorScene.NOT_IN_DATA_SET, cell -> true);
    scene.pulled(sick("b").at("S2").item());
    claimed();
    parkWhatIsSentAsSoonAsAnActRemembers();

    ErrorActs.Acted aside = acts().discard(ErrorFilter.PARKED, WHO, "by mistake");

    assertThat(aside.touched()).isEqualTo(new ErrorCounts(1, 0, 0));
    assertThat(cells("org_unit || ' ' || state")).containsExactly("S1 DISCARDED", "S2 PARKED");
    assertThat(undone(Objects.requireNonNull(aside.undo()).entry()))
        .isEqualTo(new ErrorCounts(1, 0, 0));
    assertThat(cells("org_unit || ' ' || state")).containsExactly("S1 PARKED", "S2 PARKED");
  }

  /** As a delivery does that is settled between two statements of the act. */
  private void parkWhatIsSentAsSoonAsAnActRemembers() {
    scene
        .database
        .sql()
        .execute(
            """
            create function park_sent() returns trigger language plpgsql as $$
            begin
              update cell set delivery = null, hold = 'PARKED', held_since = now(),
                     cause = (select min(cause) from cause)
               where state = 'SENDING';
              return null;
            end $$;
            create trigger park_sent after insert on undoable_item
              for each statement execute function park_sent();
            """);
  }

  private static SourceItem changed() {
    return sick("changed").revision("2").only("\"sachets\":9").item();
  }

  private void counted(String revision, int sachets) {
    scene.pulled(sick("a").revision(revision).only("\"sachets\":" + sachets).item());
  }

  private CellParcel claimed() {
    return scene
        .outbox()
        .claimCells(scene.village.dhis2(), Village.DATA_SET, ClaimScope.ANY)
        .orElseThrow();
  }

  private void settle(CellParcel parcel, Reply reply) {
    scene.outbox().settle(parcel, reply);
  }

  private long retried() {
    return Objects.requireNonNull(acts().retry(ErrorFilter.PARKED, WHO).undo()).entry();
  }

  private ErrorCounts undone(long entry) {
    return new ErrorUndo(scene.database.dataSource(), scene.village.clock())
        .undo(List.of(entry), WHO)
        .orElseThrow();
  }

  private ErrorActs acts() {
    return new ErrorActs(
        scene.database.dataSource(), scene.village.rules().orgUnits(), scene.village.clock());
  }

  private long visit(String recordId) {
    return Objects.requireNonNull(
        scene
            .database
            .sql()
            .queryForObject(
                "select item from visit_item where record_id = ?", Long.class, recordId));
  }

  private List<String> visits() {
    return scene
        .database
        .sql()
        .queryForList("select record_id || ' ' || state from visit_item", String.class);
  }

  private List<String> cells(String what) {
    return scene
        .database
        .sql()
        .queryForList("select " + what + " from cell order by org_unit, cell", String.class);
  }
}
