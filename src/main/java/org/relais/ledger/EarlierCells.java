package org.relais.ledger;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.relais.delivery.TargetDefinition;

/**
 * Cells of periods before a target's {@code deliver_from}, which were counted when it stood
 * earlier. What was never sent is no cell of that target any more; what was stays as the target has
 * it: from now on that is what it shall hold. Cells that have to be read back first are left for
 * later.
 */
final class EarlierCells {
  private static final String FORGET =
      """
      delete from cell c
       where target = ? and period_start < ? and not ever_sent and delivery is null
         and not exists (select 1 from delivery_cell d where d.cell = c.cell)
      """;

  private static final String LEAVE =
      "update cell set wanted = acknowledged, acknowledged_unknown = false, "
          + Holds.RELEASED
          + " where target = ? and period_start < ? and delivery is null and not read_back"
          + " and state <> 'ACKNOWLEDGED'";

  private static final String THAT_ARE_DUE =
      " and data_set = ? and state = 'DUE' and not read_back";

  private final Store store;

  EarlierCells(Store store) {
    this.store = store;
  }

  /** All of a target. */
  void leave(TargetDefinition target) {
    leave(target, "", List.of());
  }

  /** Those of a data set that are due, found by their index. */
  void leaveDue(TargetDefinition target, String dataSet) {
    leave(target, THAT_ARE_DUE, List.of(dataSet));
  }

  private void leave(TargetDefinition target, String which, List<Object> more) {
    LocalDate from = target.deliverFrom();
    if (from == null) {
      return;
    }
    List<Object> arguments = new ArrayList<>(List.of(target.name(), Date.valueOf(from)));
    arguments.addAll(more);
    store.sql().update(FORGET + which, arguments.toArray());
    store.sql().update(LEAVE + which, arguments.toArray());
  }
}
