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

  private final Store store;
  private final Clock clock;
  private final AuditTrail audit;
  private final UndoableItems items;

  public ErrorUndo(DataSource ledger, Clock clock) {
    this(new Store(ledger), clock);
  }

  ErrorUndo(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
    this.audit = new AuditTrail(store, clock);
    this.items = new UndoableItems(store);
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
      if (discarded) {
        counts = counts.plus(table.kind(), items.putBackDiscarded(act.entry(), table));
      } else if (table != ErrorTable.RECORDS) {
        counts = counts.plus(table.kind(), items.putBackRetried(act.entry(), table));
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

  void forget(long entry) {
    store.sql().update("delete from undoable where entry = ?", entry);
  }
}
