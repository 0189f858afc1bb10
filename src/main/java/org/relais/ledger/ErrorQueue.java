package org.relais.ledger;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.relais.delivery.DeliveryState;
import org.relais.visit.OrgUnits;

/**
 * What waits in the ledger for a person or for the clock: values and visits that a target did not
 * take, and rejected records. Only reads; {@link ErrorActs} changes.
 */
public final class ErrorQueue {
  private static final ErrorFilter ANYTHING =
      ErrorFilter.of(DeliveryState.PARKED, DeliveryState.WAITING, DeliveryState.DISCARDED);

  private final ErrorCauses causes;
  private final ErrorItems items;
  private final ErrorHistory history;

  /**
   * @param orgUnits the pyramid by which a filter finds what lies below an org unit
   */
  public ErrorQueue(DataSource ledger, OrgUnits orgUnits) {
    Store store = new Store(ledger);
    Remedies remedies = new Remedies();
    this.causes = new ErrorCauses(store, orgUnits, remedies);
    this.items = new ErrorItems(store, orgUnits);
    this.history = new ErrorHistory(store, remedies);
  }

  /**
   * The causes for which something is held, those of most items first; a cause whose items are in
   * several states stands there once for each.
   *
   * @param limit how many at most
   */
  public List<ErrorCause> causes(ErrorFilter filter, int limit) {
    return causes.list(filter, limit);
  }

  /**
   * Some items of one kind in the order of their numbers.
   *
   * @param after number of the last item of the page before, 0 for the first page
   * @param limit how many at most; fewer are the last page
   */
  public List<ErrorItem> items(ErrorKind kind, ErrorFilter filter, long after, int limit) {
    return items.list(kind, filter, after, limit);
  }

  /**
   * Some items of one kind in an order.
   *
   * @param offset how many of them stand on the pages before
   * @param limit how many at most; fewer are the last page
   */
  public List<ErrorItem> items(
      ErrorKind kind,
      ErrorFilter filter,
      ErrorOrder order,
      boolean descending,
      int offset,
      int limit) {
    return items.list(kind, filter, order, descending, offset, limit);
  }

  /** How many items there are, each counted once, whatever its causes. */
  public ErrorCounts count(ErrorFilter filter) {
    return items.count(filter);
  }

  /**
   * One item in full; what a record says is told by {@link HeldContents}, which visits stand behind
   * a value by {@link CellVisits}. Empty where it is not in the error queue, for instance since it
   * was taken meanwhile.
   */
  public Optional<ErrorDetail> item(ErrorId id) {
    return items.list(id.kind(), ANYTHING.only(List.of(id)), 0, 1).stream()
        .findFirst()
        .map(
            item ->
                new ErrorDetail(
                    item,
                    history.whys(id),
                    history.attempts(id),
                    history.discard(id).orElse(null)));
  }
}
