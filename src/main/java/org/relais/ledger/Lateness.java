package org.relais.ledger;

import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** How many days after the visit the targets first acknowledged a value that holds it. */
public final class Lateness {
  private final Store store;

  public Lateness(DataSource ledger) {
    this.store = new Store(ledger);
  }

  /**
   * Visits of a source that a target acknowledged first on a day.
   *
   * @param days from the visit to that day
   */
  public record Row(String target, String source, LocalDate day, int days, long visits) {}

  /** Since when that is known; empty where it is from the first record on. */
  public Optional<Instant> knownSince() {
    return new AcknowledgementsWatched(store).since();
  }

  /** What was acknowledged from a day on. */
  public List<Row> from(LocalDate day) {
    return store
        .sql()
        .query(
            "select target, source, day, days, visits from first_acknowledgements where day >= ?",
            (row, number) ->
                new Row(
                    row.getString("target"),
                    row.getString("source"),
                    row.getObject("day", LocalDate.class),
                    row.getInt("days"),
                    row.getLong("visits")),
            Date.valueOf(day));
  }
}
