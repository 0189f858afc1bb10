package org.relais.ledger;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

/** How quickly a target answers, and how much a reset would have looked at again. */
public final class TargetPace {
  private static final int REQUESTS = 50;

  private static final String LATENCY =
      """
      select percentile_cont(0.5) within group (
               order by extract(epoch from settled_at - claimed_at)) as seconds
        from (select claimed_at, settled_at from delivery
               where target = ? and outcome in ('ACCEPTED', 'REJECTED')
               order by delivery desc limit ?) d
      """;

  private static final String HELD =
      """
      select (select count(*) from cell where target = ? and ever_sent)
           + (select count(*) from visit_item
               where target = ? and (acknowledged is not null or resources <> '{}'))
      """;

  private final Store store;

  public TargetPace(DataSource ledger) {
    this.store = new Store(ledger);
  }

  /**
   * From the claim of a request to its settlement, half of the last ones; empty before the first.
   */
  public Optional<Duration> latency(String target) {
    return store.sql().queryForList(LATENCY, Double.class, target, REQUESTS).stream()
        .filter(Objects::nonNull)
        .map(seconds -> Duration.ofMillis(Math.round(seconds * 1_000)))
        .findFirst();
  }

  /** Values and visits of which the target may hold something. */
  public long held(String target) {
    Long held = store.sql().queryForObject(HELD, Long.class, target, target);
    return held == null ? 0 : held;
  }
}
