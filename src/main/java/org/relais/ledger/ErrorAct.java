package org.relais.ledger;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.relais.delivery.DeliveryState;

/** What a person can do with items of the error queue, as it stands in the audit trail. */
enum ErrorAct {
  RETRY(DeliveryState.PARKED, DeliveryState.WAITING),
  DISCARD(DeliveryState.PARKED, DeliveryState.WAITING),
  UNDO_DISCARD(DeliveryState.DISCARDED);

  private final Set<DeliveryState> from;

  ErrorAct(DeliveryState first, DeliveryState... others) {
    this.from = EnumSet.of(first, others);
  }

  /** Whether its author may take it back for a moment. */
  boolean isUndoable() {
    return this != UNDO_DISCARD;
  }

  /** Of the states that a person means, those from which the act leads elsewhere. */
  Set<DeliveryState> from(ErrorFilter filter) {
    return filter.states().stream().filter(from::contains).collect(Collectors.toSet());
  }

  /**
   * What an item of the table becomes, as SQL.
   *
   * @param entry of the audit trail
   * @return empty where the act is none for this table
   */
  Optional<String> assignments(ErrorTable table, long entry) {
    boolean record = table == ErrorTable.RECORDS;
    return switch (this) {
      case RETRY -> record ? Optional.empty() : Optional.of(Holds.RELEASED + ", discard = null");
      case DISCARD ->
          Optional.of(
              "hold = 'DISCARDED', discard = " + entry + (record ? "" : ", next_check = null"));
      case UNDO_DISCARD ->
          Optional.of((record ? "hold = 'PARKED'" : Holds.RELEASED) + ", discard = null");
    };
  }
}
