package org.relais.ledger;

/** SQL on why items are not sent although they are due. */
final class Holds {
  private Holds() {}

  /**
   * Assignments that go with a new wanted value. A discard is about the value that was discarded,
   * so a new one is due again. What is parked or waits goes on waiting for its person or its time,
   * unless the target happens to hold what is wanted now.
   *
   * @param table {@code cell} or {@code visit_item}
   * @param wanted expression of the new wanted value
   */
  static String afterNewWanted(String table, String wanted) {
    return releasedWhere(
        table,
        "%1$s.hold = 'DISCARDED' or (not %1$s.acknowledged_unknown and %2$s is not distinct from %1$s.acknowledged)"
            .formatted(table, wanted));
  }

  /** Assignments that lift the hold of a row where the condition is true. */
  static String releasedWhere(String table, String condition) {
    return """
        hold = case when %2$s then null else %1$s.hold end,
        cause = case when %2$s then null else %1$s.cause end,
        held_since = case when %2$s then null else %1$s.held_since end,
        next_check = case when %2$s then null else %1$s.next_check end
        """
        .formatted(table, "(" + condition + ")");
  }

  /** Assignments that lift the hold of a row. */
  static final String RELEASED =
      " hold = null, cause = null, held_since = null, next_check = null ";
}
