package org.relais.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.relais.delivery.DeliveryState;

/** Writes down every change of state in the ledger, to hold it against the table of transitions. */
final class StateLog {
  private final TestDatabase database;

  private StateLog(TestDatabase database) {
    this.database = database;
  }

  /**
   * @param table {@code cell} or {@code visit_item}
   */
  static StateLog of(TestDatabase database, String table) {
    database.sql().execute("create table state_log (before text, after text)");
    database
        .sql()
        .execute(
            """
            create function log_state() returns trigger language plpgsql as $$
            begin
              insert into state_log values (old.state, new.state);
              return null;
            end $$
            """);
    database
        .sql()
        .execute(
            "create trigger state_log after update on "
                + table
                + " for each row when (old.state <> new.state) execute function log_state()");
    return new StateLog(database);
  }

  void assertOnlyAllowedChanges() {
    database
        .sql()
        .query(
            "select distinct before, after from state_log",
            row -> {
              DeliveryState before = DeliveryState.valueOf(row.getString("before"));
              DeliveryState after = DeliveryState.valueOf(row.getString("after"));
              assertThat(before.mayBecome(after)).as("%s becomes %s", before, after).isTrue();
            });
  }
}
