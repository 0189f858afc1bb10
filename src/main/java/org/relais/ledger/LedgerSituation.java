package org.relais.ledger;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.relais.alert.Situation;
import org.relais.delivery.TargetState;
import org.relais.visit.Labels;

/** How it stands, as the ledger knows it. */
public final class LedgerSituation implements Situation {
  /** More causes than anyone will read; beyond, the smallest are not told of. */
  private static final int CAUSES = 1_000;

  private final Store store;
  private final ErrorQueue queue;
  private final JdbcTargetStates targets;
  private final Balance balance;

  public LedgerSituation(DataSource ledger, LedgerRules rules, Clock clock) {
    this.store = new Store(ledger);
    this.queue = new ErrorQueue(ledger, rules.orgUnits());
    this.targets = new JdbcTargetStates(ledger, clock);
    this.balance = new Balance(ledger, rules);
  }

  @Override
  public List<Parked> parked() {
    return queue.causes(ErrorFilter.PARKED, CAUSES).stream()
        .map(
            cause ->
                new Parked(
                    cause.origin(),
                    cause.code(),
                    cause.id().toString(),
                    cause.message(),
                    cause.owner(),
                    cause.remedy(),
                    cause.items(),
                    cause.orgUnits(),
                    cause.firstSeen()))
        .toList();
  }

  @Override
  public List<TargetState> targets() {
    return targets.all();
  }

  @Override
  public Map<String, Instant> lastNews(Collection<String> sources) {
    Map<String, Instant> last = new TreeMap<>();
    store
        .sql()
        .query(
            """
            select n.name, coalesce(s.news_at, s.pulled_at, c.activated_at) as last
              from (select distinct unnest(?) as name) n
              left join source s on s.source = n.name
              left join (select activated_at
                           from configuration
                           join active_configuration using (version)) c on true
             where s.paused_at is null
            """,
            row -> {
              Timestamp time = row.getTimestamp("last");
              if (time != null) {
                last.put(row.getString("name"), time.toInstant());
              }
            },
            Store.texts(sources));
    return last;
  }

  @Override
  public List<Labels> imbalances() {
    return balance.sheet().imbalances();
  }
}
