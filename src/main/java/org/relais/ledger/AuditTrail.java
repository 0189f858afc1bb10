package org.relais.ledger;

import java.sql.Timestamp;
import java.time.Clock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What people did, and when. Runs in a transaction of its caller. */
public final class AuditTrail {
  private final Store store;
  private final Clock clock;

  public AuditTrail(DataSource ledger, Clock clock) {
    this(new Store(ledger), clock);
  }

  AuditTrail(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * @param act one word in capitals
   * @param subject what it was done to: a name or a number, never a visit's data
   */
  public void add(String who, String act, String subject, @Nullable String reason) {
    store
        .sql()
        .update(
            "insert into audit (at, who, act, subject, reason) values (?, ?, ?, ?, ?)",
            Timestamp.from(clock.instant()),
            StorableText.of(who),
            act,
            StorableText.of(subject),
            reason == null ? null : StorableText.of(reason));
  }
}
