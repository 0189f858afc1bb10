package org.relais.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relais.ledger.Village.child;
import static org.relais.ledger.Village.gone;
import static org.relais.ledger.Village.page;
import static org.relais.ledger.Village.sick;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.relais.delivery.Courier;
import org.relais.delivery.CourierRun;
import org.relais.delivery.Refusal;
import org.relais.delivery.Reply;
import org.relais.delivery.VisitContent;
import org.relais.delivery.VisitCourier;
import org.relais.delivery.VisitItem;
import org.relais.delivery.VisitParcel;
import org.relais.delivery.VisitTarget;
import org.relais.source.SourceItem;
import org.relais.visit.CoreField;
import org.relais.visit.Visit;

/** Visits on their way to a FHIR server: with the real ledger and the real courier. */
final class VisitDeliveryTest {
  private final TestDatabase database = TestDatabase.fresh();
  private final StateLog states = StateLog.of(database, "visit_item");
  private final Village village = Village.usual();
  private final List<VisitItem> sent = new ArrayList<>();
  private @Nullable Reply reply;
  private int pages;

  @AfterEach
  void close() {
    try {
      states.assertOnlyAllowedChanges();
    } finally {
      database.close();
    }
  }

  @Test
  void aVisitIsSentOnceAndASecondRunSendsNothing() {
    pulled(sick("a").item());

    assertThat(deliver().sent()).isEqualTo(1);
    assertThat(deliver()).isEqualTo(new CourierRun(0, 0, 0, null));

    assertThat(sent).hasSize(1);
    VisitItem item = sent.get(0);
    assertThat(item.recordId()).isEqualTo("a");
    assertThat(item.newestOfPatient()).isEqualTo(item.visit());
    assertThat(item.sent()).as("what may be there from now on").containsExactly("Encounter/a");
    assertThat(states()).containsExactly("a ACKNOWLEDGED");
  }

  @Test
  void aRevisionThatSaysTheSameIsNotSentAgainAndACorrectionIs() {
    pulled(sick("a").item());
    deliver();

    pulled(sick("a").revision("2").answering("\"_rev\":\"2\"").item());
    assertThat(deliver().requests()).isZero();

    pulled(sick("a").revision("3").answering("\"sachets\":2").item());
    deliver();
    assertThat(last().sent()).containsExactly("Encounter/a", "MedicationDispense/ors");
  }

  @Test
  void whatACorrectionDropsIsToldToTheTargetAlsoAfterALostAnswer() {
    pulled(sick("a").item());
    deliver();
    pulled(sick("a").revision("2").answering("\"sachets\":2").item());
    reply = new Reply.Unavailable(RememberingServer.DOWN, null, true);
    deliver();
    reply = null;

    pulled(sick("a").revision("3").item());
    deliver();

    assertThat(last().sent()).containsExactly("Encounter/a", "MedicationDispense/ors");
    assertThat(database.sql().queryForList("select resources::text from visit_item", String.class))
        .containsExactly("{Encounter/a}");
  }

  @Test
  void aVoidedVisitIsWithdrawnWhereItWasSentAndNotMentionedWhereItWasNot() {
    pulled(sick("a").item(), sick("b").item());
    reply = null;
    deliver();
    pulled(sick("c").item());

    pulled(gone("a", "2"), gone("c", "2"));
    sent.clear();
    deliver();

    assertThat(sent).hasSize(1);
    assertThat(last().visit()).isNull();
    assertThat(last().sent()).containsExactly("Encounter/a");
    assertThat(states()).containsExactly("a ACKNOWLEDGED", "b ACKNOWLEDGED", "c ACKNOWLEDGED");
    assertThat(deliver().requests()).isZero();
  }

  @Test
  void theNewestVisitOfAPatientDecidesForAllAndTheOlderAreSentAgainOnlyWhereThatChangesThem() {
    pulled(
        child("p", "{\"sex\":\"female\"}", "12345"),
        sick("a").of("p").on("2026-10-01").item(),
        sick("b").of("12345").on("2026-10-09").item());
    deliver();
    assertThat(sent).extracting(VisitItem::recordId).containsExactly("a", "b");
    assertThat(sent)
        .extracting(item -> item.newestOfPatient() == null ? "" : item.newestOfPatient().recordId())
        .containsExactly("b", "b");

    sent.clear();
    pulled(sick("c").of("p").on("2026-10-20").item());
    deliver();
    assertThat(sent).extracting(VisitItem::recordId).containsExactly("c");

    sent.clear();
    pulled(
        child("q", "{}"),
        new SourceItem.Contact("p", "2", List.of(), Village.json("{\"sex\":\"male\"}")));
    deliver();
    assertThat(sent).hasSize(3);
  }

  @Test
  void aRefusedVisitIsParkedAndTheOthersGoOn() {
    pulled(sick("a").item(), sick("b").item());
    reply =
        new Reply.Rejected(
            List.of(new Refusal(item("a"), RememberingServer.BAD, false)), true, null, Map.of());

    deliver();

    assertThat(states()).containsExactly("a PARKED", "b ACKNOWLEDGED");
    assertThat(
            database
                .sql()
                .queryForList("select resources::text from visit_item order by item", String.class))
        .as("nothing of the refused one is there")
        .containsExactly("{}", "{Encounter/b}");
  }

  @Test
  void aVisitAtWhichAServerFailedIsWithdrawnWhenItIsVoidedForTheServerMayHaveStoredIt() {
    pulled(sick("a").item(), sick("b").item());
    reply =
        new Reply.Rejected(
            List.of(
                new Refusal(item("a"), RememberingServer.BAD, true, true),
                new Refusal(item("b"), RememberingServer.BAD, true, false)),
            true,
            null,
            Map.of());
    deliver();
    assertThat(states()).containsExactly("a WAITING", "b WAITING");

    pulled(gone("a", "2"), gone("b", "2"));
    reply = null;
    sent.clear();
    village.at(Village.NOW.plus(Duration.ofDays(2)));
    deliver();

    assertThat(sent).extracting(VisitItem::recordId).containsExactly("a");
    assertThat(last().visit()).isNull();
    assertThat(last().sent()).containsExactly("Encounter/a");
    assertThat(states()).containsExactly("a ACKNOWLEDGED", "b ACKNOWLEDGED");
    assertThat(deliver().requests()).isZero();
  }

  @Test
  void aParkedVisitThatIsVoidedIsWithdrawnWhereTheServerHoldsItOrMayHoldIt() {
    pulled(sick("a").item(), sick("b").item(), sick("c").item());
    reply = refusing(new Refusal(item("b"), RememberingServer.BAD, false, true), refusal("c"));
    deliver();
    pulled(sick("a").revision("2").answering("\"sachets\":2").item());
    reply = refusing(refusal("a"));
    deliver();
    assertThat(states()).containsExactly("a PARKED", "b PARKED", "c PARKED");

    pulled(gone("a", "3"), gone("b", "2"), gone("c", "2"));
    reply = null;
    sent.clear();
    deliver();

    assertThat(sent).extracting(VisitItem::recordId).containsExactlyInAnyOrder("a", "b");
    assertThat(sent).extracting(VisitItem::visit).containsOnlyNulls();
    assertThat(states()).containsExactly("a ACKNOWLEDGED", "b ACKNOWLEDGED", "c ACKNOWLEDGED");
  }

  @Test
  void aWithdrawalThatIsRefusedItselfStaysParked() {
    pulled(sick("a").item());
    deliver();
    pulled(gone("a", "2"));
    reply = refusing(refusal("a"));
    deliver();

    pulled(gone("a", "3"));
    assertThat(deliver().requests()).isZero();

    assertThat(states()).containsExactly("a PARKED");
  }

  private static Reply refusing(Refusal... refusals) {
    return new Reply.Rejected(List.of(refusals), true, null, Map.of());
  }

  private Refusal refusal(String recordId) {
    return new Refusal(item(recordId), RememberingServer.BAD, false);
  }

  @Test
  void aDeadProcessLeavesVisitsThatAreSentAgain() {
    pulled(sick("a").item());
    refresh();
    outbox().claimVisits(village.fhir());
    assertThat(states()).containsExactly("a SENDING");

    DeliveryTable.abandonAll(new Store(database.dataSource()));
    deliver();

    assertThat(sent).hasSize(1);
    assertThat(states()).containsExactly("a ACKNOWLEDGED");
  }

  @Test
  void aVisitThatChangedSinceItsContentWasTakenIsNotClaimed() {
    pulled(sick("a").item());
    refresh();
    pulled(sick("a").revision("2").answering("\"sachets\":1").item());

    assertThat(outbox().claimVisits(village.fhir())).isEmpty();
  }

  private void pulled(SourceItem... items) {
    village.intake(database).commit(page("c" + pages++, items));
  }

  private long refresh() {
    return new VisitContents(database.dataSource(), village.rules(), VisitDeliveryTest::content)
        .refresh();
  }

  /** Says all of the visit and the patient's sex, as the real content does. */
  private static VisitContent content(Visit visit, Visit newest) {
    Object sachets = visit.value(visit.dictionary().field("sachets"));
    return new VisitContent(
        visit.recordId() + visit.date(CoreField.VISIT_DATE) + sachets + newest.text(CoreField.SEX),
        sachets == null
            ? List.of("Encounter/" + visit.recordId())
            : List.of("Encounter/" + visit.recordId(), "MedicationDispense/ors"));
  }

  private CourierRun deliver() {
    refresh();
    return new VisitCourier(outbox(), village.servers(database))
        .deliver(village.fhir(), new Recording(), Courier.Watcher.NOBODY);
  }

  private JdbcOutbox outbox() {
    return new JdbcOutbox(database.dataSource(), village.clock(), village.rules());
  }

  private long item(String recordId) {
    Long found =
        database
            .sql()
            .queryForObject(
                "select item from visit_item where record_id = ?", Long.class, recordId);
    return Objects.requireNonNull(found);
  }

  private VisitItem last() {
    return sent.get(sent.size() - 1);
  }

  private List<String> states() {
    return database
        .sql()
        .queryForList("select record_id || ' ' || state from visit_item order by 1", String.class);
  }

  /** A server that takes everything unless a test says otherwise. */
  private final class Recording implements VisitTarget {
    @Override
    public String name() {
      return Village.FHIR;
    }

    @Override
    public Reply send(VisitParcel parcel) {
      sent.addAll(parcel.items());
      return reply == null ? new Reply.Accepted("ok", Map.of()) : reply;
    }
  }
}
