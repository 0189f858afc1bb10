package org.relais.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

final class SchemaTest {
  @Test
  void theStateOfACellFollowsFromItsValues() {
    try (TestDatabase database = TestDatabase.fresh()) {
      assertThat(stateOf(database, "5", "5", false)).isEqualTo("ACKNOWLEDGED");
      assertThat(stateOf(database, "5.0", "5", false)).isEqualTo("ACKNOWLEDGED");
      assertThat(stateOf(database, "5", "7", false)).isEqualTo("DUE");
      assertThat(stateOf(database, "5", null, false)).isEqualTo("DUE");
      assertThat(stateOf(database, null, "5", false)).isEqualTo("DUE");
      assertThat(stateOf(database, null, null, false)).isEqualTo("ACKNOWLEDGED");
      assertThat(stateOf(database, "5", "5", true)).isEqualTo("DUE");
    }
  }

  @Test
  void aMappedRecordNeedsAVisitWithASiteAndADay() {
    try (TestDatabase database = TestDatabase.fresh()) {
      assertThatThrownBy(
              () ->
                  database
                      .sql()
                      .update(
                          "insert into record (source, record_id, revision, class, configuration,"
                              + " first_received, changed_at) values ('s', '1', '1', 'MAPPED', 'c',"
                              + " now(), now())"))
          .isInstanceOf(DataIntegrityViolationException.class);
    }
  }

  private static String stateOf(
      TestDatabase database,
      @org.jspecify.annotations.Nullable String wanted,
      @org.jspecify.annotations.Nullable String acknowledged,
      boolean unknown) {
    database.sql().update("delete from cell");
    return database
        .sql()
        .queryForList(
            "insert into cell (target, data_set, element, options, attribute_options, org_unit,"
                + " period, period_start, wanted, acknowledged, acknowledged_unknown,"
                + " configuration) values ('t', 'd', 'e', '{}', '{}', 'o', '202601',"
                + " '2026-01-01', cast(? as numeric), cast(? as numeric), ?, 'c') returning state",
            String.class,
            wanted,
            acknowledged,
            unknown)
        .get(0);
  }
}
