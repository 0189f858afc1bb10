package org.relais.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.DeliveryState;
import org.relais.visit.OrgUnits;

/**
 * What people do with the error queue. An act is one or two statements a table, however many items
 * it touches, and stands in the audit trail; it works also while another process delivers. What is
 * being sent at that moment is not held and so is not touched.
 */
public final class ErrorActs {
  private final Store store;
  private final OrgUnits orgUnits;
  private final AuditTrail audit;
  private final ErrorUndo undo;
  private final UndoableItems undoable;

  /**
   * @param orgUnits the pyramid by which a filter finds what lies below an org unit
   */
  public ErrorActs(DataSource ledger, OrgUnits orgUnits, Clock clock) {
    this.store = new Store(ledger);
    this.orgUnits = orgUnits;
    this.audit = new AuditTrail(store, clock);
    this.undo = new ErrorUndo(store, clock);
    this.undoable = new UndoableItems(store);
  }

  /**
   * What an act did.
   *
   * @param undo how to take it back for a moment, see {@link ErrorUndo}; null where nothing was
   *     touched
   */
  public record Acted(ErrorCounts touched, @Nullable Undoable undo) {
    /** There was nothing to act on. */
    public static final Acted NOTHING = new Acted(ErrorCounts.NONE, null);
  }

  /**
   * @param entry of the act in the audit trail
   */
  public record Undoable(long entry, Instant until) {}

  /**
   * Lifts the holds of values and visits that are parked or wait: what is wanted then is sent at
   * the next delivery. Leaves records alone: to try them again is to map them again, see {@link
   * Remap}.
   *
   * @param who for the audit trail
   * @return what was touched
   */
  public Acted retry(ErrorFilter filter, String who) {
    return act(ErrorAct.RETRY, filter, who, null);
  }

  /**
   * Sets aside what is parked or waits: a value or a visit until what is wanted changes, a record
   * until it comes with a new revision.
   *
   * @param who for the audit trail
   * @param reason the same; not blank
   * @return what was touched
   */
  public Acted discard(ErrorFilter filter, String who, String reason) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("a discard needs a reason");
    }
    return act(ErrorAct.DISCARD, filter, who, reason);
  }

  /**
   * Takes discards back: values and visits are due again, records wait for a person again.
   *
   * @param who for the audit trail
   * @return what was touched
   */
  public ErrorCounts undoDiscard(ErrorFilter filter, String who) {
    return act(ErrorAct.UNDO_DISCARD, filter, who, null).touched();
  }

  private Acted act(ErrorAct act, ErrorFilter filter, String who, @Nullable String reason) {
    Set<DeliveryState> from = act.from(filter);
    if (from.isEmpty()) {
      return Acted.NOTHING;
    }
    ErrorFilter meant = filter.in(from);
    return store.inTransaction(
        () -> {
          long entry = audit.next();
          @Nullable Instant until = act.isUndoable() ? undo.open(entry, act, who) : null;
          ErrorCounts touched = touch(act, meant, entry);
          if (touched.total() == 0) {
            undo.forget(entry);
            return Acted.NOTHING;
          }
          audit.add(entry, who, act.name(), meant.text() + ": " + touched.text(), reason);
          return new Acted(touched, until == null ? null : new Undoable(entry, until));
        });
  }

  private ErrorCounts touch(ErrorAct act, ErrorFilter meant, long entry) {
    ErrorCounts touched = ErrorCounts.NONE;
    for (ErrorTable table : ErrorTable.values()) {
      Optional<String> assignments = act.assignments(table, entry);
      Optional<Conditions> where = table.meant(meant, orgUnits);
      if (assignments.isPresent() && where.isPresent()) {
        int changed =
            act.isUndoable()
                ? remembered(entry, table, assignments.get(), where.get())
                : update(table, assignments.get(), where.get());
        touched = touched.plus(table.kind(), changed);
      }
    }
    return touched;
  }

  private int remembered(long entry, ErrorTable table, String assignments, Conditions where) {
    undoable.remember(entry, table, where);
    return undoable.change(entry, table, assignments);
  }

  private int update(ErrorTable table, String assignments, Conditions where) {
    return store
        .sql()
        .update(
            "update %s e set %s where %s".formatted(table.table(), assignments, where.text()),
            where.arguments());
  }
}
