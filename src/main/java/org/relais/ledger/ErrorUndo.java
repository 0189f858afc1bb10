package org.relais.ledger;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Takes back a retry or a discard for a moment after it: what was not sent, changed or acted on
 * meanwhile is held again as it was, for the same cause and since the same time. Later, what was
 * set aside can still be brought back ({@link ErrorActs#undoDiscard}), but is then due at once.
 */
public final class ErrorUndo {
  /** How long after the act. */
  public static final Duration WINDOW = Duration.ofSeconds(60);

  private static final String DISCARDED =
      """
      update %1$s e set hold = u.hold, discard = null%3$s
        from undoable_item u
       where u.entry = ? and u.kind = ? and e.%2$s = u.item
         and e.hold = 'DISCARDED' and e.discard = u.entry
      """;

  private static final String RETRIED =
      """
      update %1$s e
         set hold = u.hold, cause = u.cause, held_since = u.held_since, next_check = u.next_check
        from undoable_item u
       where u.entry = ? and u.kind = ? and e.%2$s = u.item and e.state = 'DUE'
      """;

  private final Store store;
  private final Clock clock;
  private final AuditTrail audit;

  public ErrorUndo(DataSource ledger, Clock clock) {
    this(new Store(ledger), clock);
  }

  ErrorUndo(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
    this.audit = new AuditTrail(store, clock);
  }

  private record Act(long entry, String act) {}

  /**
   * @param entries of the audit trail, as the acts gave them
   * @param who did them: nobody undoes the acts of others
   * @return what is held again; empty where it is too late, it was undone before, or somebody else
   *     did it
   */
  public Optional<ErrorCounts> undo(Collection<Long> entries, String who) {
    return store.inTransaction(
        () -> {
          List<Act> acts = claim(entries, who);
          if (acts.isEmpty()) {
            return Optional.<ErrorCounts>empty();
          }
          store.sql().execute("set local relais.undoing = 'on'");
          ErrorCounts undone = ErrorCounts.NONE;
          for (Act act : acts) {
            ErrorCounts part = putBack(act);
            undone = undone.plus(part);
            audit.add(who, "UNDO", "entry " + act.entry() + ": " + part.text(), null);
            store.sql().update("delete from undoable where entry = ?", act.entry());
          }
          return Optional.of(undone);
        });
  }

  /** Those that may be undone now; of two who ask at once one gets them. */
  private List<Act> claim(Collection<Long> entries, String who) {
    return store
        .sql()
        .query(
            "select entry, act from undoable where entry = any(?) and who = ? and until >= ?"
                + " order by entry for update",
            (row, number) -> new Act(row.getLong("entry"), row.getString("act")),
            Store.numbers(entries),
            StorableText.of(who),
            Timestamp.from(clock.instant()));
  }

  private ErrorCounts putBack(Act act) {
    boolean discarded = act.act().equals(ErrorAct.DISCARD.name());
    ErrorCounts counts = ErrorCounts.NONE;
    for (ErrorTable table : ErrorTable.values()) {
      boolean record = table == ErrorTable.RECORDS;
      if (discarded || !record) {
        String query =
            (discarded ? DISCARDED : RETRIED)
                .formatted(table.table(), table.key(), record ? "" : ", next_check = u.next_check");
        int put = store.sql().update(query, act.entry(), table.kind().name());
        counts = counts.plus(table.kind(), put);
      }
    }
    return counts;
  }

  /**
   * Opens the window of an act, in its transaction and before its items change; forgets those whose
   * window has closed.
   */
  Instant open(long entry, ErrorAct act, String who) {
    Instant now = clock.instant();
    Instant until = now.plus(WINDOW);
    store.sql().update("delete from undoable where until < ?", Timestamp.from(now));
    store
        .sql()
        .update(
            "insert into undoable (entry, act, who, until) values (?, ?, ?, ?)",
            entry,
            act.name(),
            StorableText.of(who),
            Timestamp.from(until));
    return until;
  }

  /** How the items that an act is about to touch are held. */
  void remember(long entry, ErrorTable table, Conditions where) {
    boolean record = table == ErrorTable.RECORDS;
    String query =
        "insert into undoable_item (entry, kind, item, hold, cause, held_since, next_check)"
            + " select ?::bigint, ?, e.%s, e.hold, %s, e.held_since, %s from %s e where %s"
                .formatted(
                    table.key(),
                    record ? "null::bigint" : "e.cause",
                    record ? "null::timestamptz" : "e.next_check",
                    table.table(),
                    where.text());
    store.sql().update(query, where.arguments(List.of(entry, table.kind().name())));
  }

  void forget(long entry) {
    store.sql().update("delete from undoable where entry = ?", entry);
  }
}
