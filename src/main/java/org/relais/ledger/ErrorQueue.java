package org.relais.ledger;

import java.util.List;
import javax.sql.DataSource;
import org.relais.visit.OrgUnits;

/**
 * What waits in the ledger for a person or for the clock: values and visits that a target did not
 * take, and rejected records. Only reads; what people do about it is elsewhere.
 */
public final class ErrorQueue {
  private final Store store;
  private final ErrorCauses causes;
  private final ErrorItems items;

  /**
   * @param orgUnits the pyramid by which a filter finds what lies below an org unit
   */
  public ErrorQueue(DataSource ledger, OrgUnits orgUnits) {
    this.store = new Store(ledger);
    this.causes = new ErrorCauses(store, orgUnits, new Remedies());
    this.items = new ErrorItems(store, orgUnits);
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
}
