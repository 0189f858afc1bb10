package org.relais.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relais.ledger.Village.gone;
import static org.relais.ledger.Village.page;
import static org.relais.ledger.Village.sick;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BalanceTest {
  private final TestDatabase database = TestDatabase.fresh();
  private final Village village = Village.usual();

  @BeforeEach
  void pull() {
    village
        .intake(database)
        .commit(
            page(
                "c1",
                sick("a").item(),
                sick("b").item(),
                sick("rejected").on("not a date").item(),
                sick("voided").item()));
    village.intake(database).commit(page("c2", gone("voided", "9"), gone("never seen", "1")));
    village.recount(database).run(n -> {});
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void everyRecordIsInOneClassAndEveryItemInOneState() {
    BalanceSheet sheet = sheet();

    assertThat(sheet.balanced()).isTrue();
    assertThat(sheet.sources())
        .containsExactly(new BalanceSheet.SourceLine(Village.SOURCE, 4, 2, 1, 0, 1, 0));
    assertThat(sheet.targets())
        .filteredOn(line -> line.target().equals(Village.DHIS2))
        .allSatisfy(line -> assertThat(line.cells().due()).isPositive())
        .hasSize(1);
    assertThat(sheet.needsPerson()).isTrue();
    assertThat(sheet.stillDue()).isTrue();
  }

  @Test
  void aRecordThatIsLostUnbalancesTheSheet() {
    database.sql().update("delete from record where record_id = 'rejected'");

    assertThat(sheet().imbalances())
        .singleElement()
        .satisfies(what -> assertThat(what.en()).contains("4 records").contains("3 are there"));
  }

  @Test
  void aVisitThatATargetDoesNotKnowUnbalancesTheSheet() {
    database.sql().update("delete from visit_item where record_id = 'a'");

    assertThat(sheet().imbalances())
        .singleElement()
        .satisfies(what -> assertThat(what.en()).contains(Village.FHIR).contains("1 visits"));
  }

  @Test
  void rejectionsAreGroupedByCauseWithAnExample() {
    assertThat(RejectionCause.top(database.dataSource(), 5))
        .singleElement()
        .satisfies(
            cause -> {
              assertThat(cause.records()).isEqualTo(1);
              assertThat(cause.exampleId()).isEqualTo("rejected");
              assertThat(cause.message().fr()).isNotBlank();
            });
  }

  private BalanceSheet sheet() {
    return new Balance(database.dataSource(), village.rules()).sheet();
  }
}
