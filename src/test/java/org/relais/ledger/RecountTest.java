package org.relais.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relais.ledger.Village.gone;
import static org.relais.ledger.Village.page;
import static org.relais.ledger.Village.sick;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RecountTest {
  private static final String SAME_VISIT = "\"child\":\"p\",\"worker\":\"w\"";

  private final TestDatabase database = TestDatabase.fresh();
  private final Village village = Village.usual();
  private final Intake intake = village.intake(database);
  private final Recount recount = village.recount(database);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void cellsAreTheTotalsOfSiteMonths() {
    intake.commit(
        page(
            "c1",
            sick("a").answering("\"sachets\":2").item(),
            sick("b").answering("\"sachets\":3").item(),
            sick("c").at("S2").item(),
            sick("d").on("2026-11-01").item()));

    Recount.Counted counted = recount.run(n -> {});

    assertThat(wanted())
        .containsExactly(
            "S1 202610 FEVER {\"SEX\":\"UNK\"} 2",
            "S1 202610 ORS {} 5",
            "S1 202611 FEVER {\"SEX\":\"UNK\"} 1",
            "S2 202610 FEVER {\"SEX\":\"UNK\"} 1");
    assertThat(counted.marks()).isEqualTo(3);
    assertThat(counted.cells()).isEqualTo(4);
    assertThat(marks()).isZero();
  }

  @Test
  void aSecondCountWithNothingNewDoesNothing() {
    intake.commit(page("c1", sick("a").item()));
    recount.run(n -> {});

    assertThat(recount.run(n -> {})).isEqualTo(new Recount.Counted(0, 0));

    recount.markFrom(LocalDate.of(2026, 1, 1));
    assertThat(recount.run(n -> {})).isEqualTo(new Recount.Counted(1, 0));
  }

  @Test
  void aCorrectionMovesAVisitFromOneCellToAnother() {
    intake.commit(page("c1", sick("a").item(), sick("b").item()));
    recount.run(n -> {});

    intake.commit(page("c2", sick("a").revision("2").at("S2").on("2026-09-30").item()));
    recount.run(n -> {});

    assertThat(wanted())
        .containsExactly(
            "S1 202610 FEVER {\"SEX\":\"UNK\"} 1", "S2 202609 FEVER {\"SEX\":\"UNK\"} 1");
  }

  @Test
  void ofDuplicatesTheNewestCountsThenTheGreatestIdAndTheOtherReturnsWhenItIsVoided() {
    intake.commit(
        page(
            "c1",
            sick("a")
                .answering(SAME_VISIT + ",\"sachets\":1,\"saved\":\"2026-10-03T10:00:00Z\"")
                .item(),
            sick("b")
                .answering(SAME_VISIT + ",\"sachets\":2,\"saved\":\"2026-10-03T09:00:00Z\"")
                .item(),
            sick("c").answering(SAME_VISIT + ",\"sachets\":4").item()));
    recount.run(n -> {});
    assertThat(wanted())
        .containsExactly("S1 202610 FEVER {\"SEX\":\"UNK\"} 1", "S1 202610 ORS {} 1");

    intake.commit(page("c2", gone("a", "2")));
    recount.run(n -> {});
    assertThat(wanted())
        .containsExactly("S1 202610 FEVER {\"SEX\":\"UNK\"} 1", "S1 202610 ORS {} 2");

    intake.commit(
        page("c3", gone("b", "2"), sick("d").answering(SAME_VISIT + ",\"sachets\":8").item()));
    recount.run(n -> {});
    assertThat(wanted())
        .containsExactly("S1 202610 FEVER {\"SEX\":\"UNK\"} 1", "S1 202610 ORS {} 8");
  }

  @Test
  void aCellThatWasNeverSentAndIsEmptyDoesNotExist() {
    intake.commit(page("c1", sick("a").item()));
    recount.run(n -> {});

    intake.commit(page("c2", gone("a", "2")));
    recount.run(n -> {});

    assertThat(database.sql().queryForObject("select count(*) from cell", Long.class)).isZero();
  }

  @Test
  void aCellThatWasSentAndIsEmptyIsToBeDeleted() {
    intake.commit(page("c1", sick("a").item()));
    recount.run(n -> {});
    acknowledgeAll();

    intake.commit(page("c2", gone("a", "2")));
    recount.run(n -> {});

    assertThat(states()).containsExactly("FEVER null 1 DUE");
  }

  @Test
  void aCellThatWasSentAndIsEmptyBecomesZeroWhereItsElementSendsZeros() {
    Recount sendingZeros = Village.usual().sendingZeros().recount(database);
    intake.commit(page("c1", sick("a").item()));
    sendingZeros.run(n -> {});
    acknowledgeAll();

    intake.commit(page("c2", gone("a", "2")));
    sendingZeros.run(n -> {});

    assertThat(states()).containsExactly("FEVER 0 1 DUE");
  }

  @Test
  void periodsThatStartBeforeDeliverFromHaveNoCells() {
    intake.commit(page("c1", sick("a").on("2026-09-30").item(), sick("b").item()));

    Village.usual().deliveringFrom(LocalDate.of(2026, 10, 1)).recount(database).run(n -> {});

    assertThat(wanted()).containsExactly("S1 202610 FEVER {\"SEX\":\"UNK\"} 1");
  }

  @Test
  void aMarkSetDuringTheCountStays() {
    intake.commit(page("c1", sick("a").item()));

    recount.run(units -> intake.commit(page("c2", sick("b").item())));

    assertThat(marks()).isEqualTo(1);
    recount.run(n -> {});
    assertThat(wanted()).containsExactly("S1 202610 FEVER {\"SEX\":\"UNK\"} 2");
    assertThat(marks()).isZero();
  }

  @Test
  void eachCellKnowsTheConfigurationThatCountedIt() {
    intake.commit(page("c1", sick("a").item()));
    recount.run(n -> {});
    intake.commit(page("c2", sick("b").on("2026-11-01").item()));
    Village.usual().version("v2").recount(database).run(n -> {});

    assertThat(
            database
                .sql()
                .queryForList(
                    "select period || ' ' || configuration from cell order by 1", String.class))
        .containsExactly("202610 v1", "202611 v2");
  }

  @Test
  void aHoldEndsWhenWhatIsHeldIsNotWantedAnyMore() {
    intake.commit(page("c1", sick("a").item()));
    recount.run(n -> {});
    sending();
    hold("PARKED");
    hold("DISCARDED");
    intake.commit(page("c2", sick("b").item()));
    recount.run(n -> {});
    assertThat(states()).containsExactly("FEVER 2 null DUE");

    sending();
    hold("PARKED");
    intake.commit(page("c3", sick("c").item()));
    recount.run(n -> {});
    assertThat(states()).containsExactly("FEVER 3 null PARKED");
  }

  private void sending() {
    database
        .sql()
        .update(
            """
            with claimed as (
              insert into delivery (target, claimed_at) values ('national', now())
              returning delivery)
            update cell set delivery = (select delivery from claimed)
            """);
  }

  private void hold(String hold) {
    database.sql().update("update cell set hold = ?, delivery = null, ever_sent = true", hold);
  }

  private void acknowledgeAll() {
    database.sql().update("update cell set acknowledged = wanted, ever_sent = true");
  }

  private List<String> wanted() {
    return database
        .sql()
        .queryForList(
            "select org_unit || ' ' || period || ' ' || element || ' ' || options || ' ' || wanted"
                + " from cell where wanted is not null order by 1",
            String.class);
  }

  private List<String> states() {
    return database
        .sql()
        .queryForList(
            "select concat_ws(' ', element, coalesce(wanted::text, 'null'),"
                + " coalesce(acknowledged::text, 'null'), state) from cell order by 1",
            String.class);
  }

  private long marks() {
    Long marks = database.sql().queryForObject("select count(*) from stale", Long.class);
    return marks == null ? -1 : marks;
  }
}
