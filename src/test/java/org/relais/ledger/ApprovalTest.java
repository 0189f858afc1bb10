package org.relais.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relais.ledger.Village.gone;
import static org.relais.ledger.Village.page;
import static org.relais.ledger.Village.sick;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.relais.delivery.ClaimScope;
import org.relais.delivery.Courier;
import org.relais.delivery.CourierRun;
import org.relais.delivery.Reply;
import org.relais.indicator.DataSet;
import org.relais.indicator.Period;
import org.relais.source.SourceItem;

/** A data set that is sent after a person approved it, with the real ledger and courier. */
final class ApprovalTest {
  private static final Period OCTOBER = Period.parse("202610").orElseThrow();

  private final TestDatabase database = TestDatabase.fresh();
  private final StateLog states = StateLog.of(database, "cell");
  private final RememberingServer server = new RememberingServer();
  private final Village asking = Village.usual().afterApproval(DataSet.Corrections.APPROVE);
  private final Village pushing = Village.usual().afterApproval(DataSet.Corrections.PUSH);
  private Village village = asking;
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
  void nothingIsSentBeforeAPersonApprovedItAndNothingIsLost() {
    counted(sick("a").item());

    CourierRun run = deliver();

    assertThat(run).isEqualTo(new CourierRun(0, 0, 0, null));
    assertThat(approvals().waiting())
        .containsExactly(
            new WaitingForApproval(Village.DHIS2, Village.DATA_SET, "202610", 1, 1, null, null));
    BalanceSheet sheet = new Balance(database.dataSource(), village.rules()).sheet();
    assertThat(sheet.balanced()).isTrue();
    assertThat(sheet.targets())
        .filteredOn(line -> line.target().equals(Village.DHIS2))
        .extracting(line -> line.cells().due() + " due, " + line.cells().parked() + " parked")
        .containsExactly("1 due, 0 parked");
  }

  @Test
  void whatWasApprovedIsSentAndThePersonIsRemembered() {
    counted(sick("a").item());

    ApprovalActs.Outcome outcome = approve(seen(null), null);
    deliver();

    assertThat(outcome).isEqualTo(new ApprovalActs.Outcome.Approved(1));
    assertThat(server.values()).isEqualTo(Map.of("S1 202610 FEVER", BigDecimal.ONE));
    assertThat(approvals().waiting()).isEmpty();
    assertThat(audit())
        .singleElement()
        .satisfies(
            entry ->
                assertThat(entry)
                    .startsWith(
                        "2026-11-20 08:00:00 awa APPROVE national MONTHLY 202610, 1 values"));
  }

  @Test
  void aValueThatChangedSinceItWasSeenIsNotApproved() {
    counted(sick("a").item());
    String seen = seen(null);
    counted(sick("b").item());

    ApprovalActs.Outcome outcome = approve(seen, null);

    assertThat(outcome).isInstanceOf(ApprovalActs.Outcome.Changed.class);
    assertThat(((ApprovalActs.Outcome.Changed) outcome).now().elements())
        .extracting(Proposal.Line::wanted)
        .containsExactly(new BigDecimal(2));
    assertThat(deliver().requests()).isZero();
    assertThat(audit()).isEmpty();
  }

  @Test
  void whatIsTriedAgainWhileApprovingIsNotApprovedUnseen() {
    counted(sick("a").item());
    approve(seen(null), null);
    server.behave(parcel -> new Reply.Rejected(List.of(), false, RememberingServer.BAD, Map.of()));
    deliver();
    server.behave(null);
    counted(sick("b").item(), sick("z").at("S2").item());
    String seen = seen(null);
    Meanwhile ledger = new Meanwhile(database.dataSource());
    ErrorActs errors =
        new ErrorActs(database.dataSource(), village.rules().orgUnits(), village.clock());
    ledger.after("fingerprint", 1, () -> errors.retry(ErrorFilter.PARKED, "moussa"));

    ApprovalActs.Outcome outcome =
        new ApprovalActs(ledger, village.clock(), village.rules())
            .approve(scope(null), seen, "awa", null);
    deliver();

    assertThat(ledger.happened()).isTrue();
    assertThat(outcome).isEqualTo(new ApprovalActs.Outcome.Approved(1));
    assertThat(server.values()).containsOnlyKeys("S2 202610 FEVER");
    assertThat(proposal(null).elements())
        .extracting(Proposal.Line::wanted)
        .containsExactly(new BigDecimal(2));
  }

  @Test
  void aValueThatChangesAfterTheApprovalWaitsAgain() {
    counted(sick("a").item(), sick("z").at("S2").item());
    approve(seen(null), null);
    counted(sick("b").item());

    deliver();

    assertThat(server.values()).isEqualTo(Map.of("S2 202610 FEVER", BigDecimal.ONE));
    assertThat(proposal(null).elements())
        .containsExactly(new Proposal.Line("FEVER", 1, 0, 0, BigDecimal.ZERO, new BigDecimal(2)));

    approve(seen(null), null);
    deliver();
    assertThat(server.values()).containsEntry("S1 202610 FEVER", new BigDecimal(2));
  }

  @Test
  void aChangeWhileItIsBeingSentIsHeldAndTheSentValueIsKept() {
    counted(sick("a").item());
    approve(seen(null), null);
    var claimed =
        outbox().claimCells(village.dhis2(), Village.DATA_SET, ClaimScope.ANY).orElseThrow();
    counted(sick("b").item());

    outbox().settle(claimed, new Reply.Accepted("ok", Map.of()));

    assertThat(deliver().requests()).isZero();
    assertThat(proposal(null).elements())
        .containsExactly(new Proposal.Line("FEVER", 0, 1, 0, BigDecimal.ONE, new BigDecimal(2)));
  }

  @Test
  void aRefusedRequestIsNotSentAgainInPartsWithValuesThatNobodyApproved() {
    counted(sick("a").item());
    approve(seen(null), null);
    var claimed =
        outbox().claimCells(village.dhis2(), Village.DATA_SET, ClaimScope.ANY).orElseThrow();
    counted(sick("b").item());
    outbox().settle(claimed, new Reply.Rejected(List.of(), false, RememberingServer.BAD, Map.of()));

    assertThat(outbox().claimAgain(claimed, claimed.items())).isEmpty();
  }

  @Test
  void aValueThatGoesBackToWhatWasApprovedNeedsNoOtherApproval() {
    counted(sick("a").item());
    approve(seen(null), null);
    counted(sick("b").item());
    counted(gone("b", "2"));

    deliver();

    assertThat(server.values()).isEqualTo(Map.of("S1 202610 FEVER", BigDecimal.ONE));
  }

  @Test
  void aDeletionWaitsForItsApprovalToo() {
    counted(sick("a").item());
    approve(seen(null), null);
    deliver();
    counted(gone("a", "2"));

    assertThat(deliver().requests()).isZero();
    assertThat(proposal(null).elements())
        .containsExactly(new Proposal.Line("FEVER", 0, 0, 1, BigDecimal.ONE, BigDecimal.ZERO));

    approve(seen(null), null);
    deliver();
    assertThat(server.values()).isEmpty();
  }

  @Test
  void correctionsOfWhatWasApprovedArePushedWhereTheDataSetSaysSo() {
    village = pushing;
    counted(sick("a").item());
    deliver();
    assertThat(server.values()).isEmpty();
    approve(seen(null), null);
    counted(sick("b").item(), sick("late").at("S2").item());

    deliver();

    assertThat(server.values())
        .isEqualTo(Map.of("S1 202610 FEVER", new BigDecimal(2), "S2 202610 FEVER", BigDecimal.ONE));
    counted(sick("other month").on("2026-09-03").item());
    assertThat(deliver().requests()).isZero();
  }

  @Test
  void anApprovalOfAnOrgUnitLetsGoThatOneOnly() {
    counted(sick("a").item(), sick("b").at("S2").item());

    approve(seen("S2"), "S2");
    deliver();

    assertThat(server.values()).containsOnlyKeys("S2 202610 FEVER");
    assertThat(proposal("R1").cells()).isEqualTo(1);
  }

  @Test
  void whatIsSentBackIsNotSentUntilItIsApprovedAndSaysWhy() {
    village = pushing;
    counted(sick("a").item());
    approve(seen(null), null);

    long withdrawn = acts().sendBack(scope(null), "moussa", "S1 counted twice");
    counted(sick("b").item());

    assertThat(withdrawn).isEqualTo(1);
    assertThat(deliver().requests()).isZero();
    assertThat(approvals().waiting())
        .containsExactly(
            new WaitingForApproval(
                Village.DHIS2, Village.DATA_SET, "202610", 1, 1, "moussa", "S1 counted twice"));
    assertThat(audit()).last().asString().endsWith("moussa SEND_BACK national MONTHLY 202610");
  }

  @Test
  void everyValueThatWaitsIsShownWithWhatTheTargetHas() {
    counted(sick("a").answering("\"sachets\":4").item());
    List<Proposal.Value> values = new ArrayList<>();

    approvals().values(scope(null), values::add);

    assertThat(values)
        .extracting(value -> value.orgUnit() + " " + value.element() + " " + value.wanted())
        .containsExactly("S1 FEVER 1", "S1 ORS 4");
    assertThat(values).extracting(Proposal.Value::received).containsOnlyNulls();
  }

  private Proposal proposal(@Nullable String orgUnit) {
    return approvals().proposal(scope(orgUnit));
  }

  private String seen(@Nullable String orgUnit) {
    return proposal(orgUnit).fingerprint();
  }

  private ApprovalActs.Outcome approve(String seen, @Nullable String orgUnit) {
    return acts().approve(scope(orgUnit), seen, "awa", null);
  }

  private static ApprovalScope scope(@Nullable String orgUnit) {
    return new ApprovalScope(Village.DHIS2, Village.DATA_SET, OCTOBER, orgUnit);
  }

  private Approvals approvals() {
    return new Approvals(database.dataSource(), village.rules());
  }

  private ApprovalActs acts() {
    return new ApprovalActs(database.dataSource(), village.clock(), village.rules());
  }

  private void counted(SourceItem... items) {
    village.intake(database).commit(page("c" + pages++, items));
    village.recount(database).run(n -> {});
  }

  private CourierRun deliver() {
    return new Courier(outbox(), village.servers(database))
        .deliver(village.dhis2(), Village.DATA_SET, server, Courier.Watcher.NOBODY);
  }

  private JdbcOutbox outbox() {
    return new JdbcOutbox(database.dataSource(), village.clock(), village.rules());
  }

  private List<String> audit() {
    return database
        .sql()
        .queryForList(
            "select to_char(at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') || ' ' || who || ' '"
                + " || act || ' ' || subject from audit order by entry",
            String.class);
  }
}
