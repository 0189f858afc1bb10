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
    add(next(), who, act, subject, reason);
  }

  /** The number of an entry that is added later in the transaction. */
  long next() {
    Long entry =
        store
            .sql()
            .queryForObject("select nextval(pg_get_serial_sequence('audit', 'entry'))", Long.class);
    if (entry == null) {
      throw new IllegalStateException("an entry of the audit trail got no number");
    }
    return entry;
  }

  /** As {@link #add(String, String, String, String)}, under a number that was taken before. */
  void add(long entry, String who, String act, String subject, @Nullable String reason) {
    store
        .sql()
        .update(
            "insert into audit (entry, at, who, act, subject, reason)"
                + " overriding system value values (?, ?, ?, ?, ?, ?)",
            entry,
            Timestamp.from(clock.instant()),
            StorableText.of(who),
            act,
            StorableText.of(subject),
            reason == null ? null : StorableText.of(reason));
  }
}
