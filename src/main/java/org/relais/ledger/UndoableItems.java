package org.relais.ledger;

import java.util.List;

/**
 * How the items that an act touches were held before it. They are locked when they are remembered,
 * and an act changes those that are remembered: what comes to be held while it runs is neither.
 */
final class UndoableItems {
  private static final String REMEMBER =
      """
      insert into undoable_item (entry, kind, item, hold, cause, held_since, next_check, wanted,
                                 dirty, delivery)
      select ?::bigint, ?, e.%s, e.hold, %s, e.held_since, %s, %s, %s, %s
        from %s e
       where %s
         for update of e
      """;

  private static final String CHANGE =
      """
      update %1$s e set %2$s
        from undoable_item u
       where u.entry = ? and u.kind = ? and e.%3$s = u.item
      """;

  /** A statement of its own, so that the next one sees what was sent before the locks were had. */
  private static final String LOCK =
      """
      select count(*)
        from (select 1
                from %1$s e join undoable_item u on u.item = e.%2$s
               where u.entry = ? and u.kind = ?
                 for update of e) locked
      """;

  private static final String DISCARDED =
      """
      update %1$s e set hold = u.hold, discard = null%3$s
        from undoable_item u
       where u.entry = ? and u.kind = ? and e.%2$s = u.item
         and e.hold = 'DISCARDED' and e.discard = u.entry
      """;

  /** What is due may have been sent, in vain or with an answer that nobody got, or be another. */
  private static final String RETRIED =
      """
      update %1$s e
         set hold = u.hold, cause = u.cause, held_since = u.held_since, next_check = u.next_check
        from undoable_item u
       where u.entry = ? and u.kind = ? and e.%2$s = u.item and e.state = 'DUE'
         and u.wanted is not distinct from %3$s and (u.dirty or not %4$s)
         and u.delivery is not distinct from %5$s
      """;

  private final Store store;

  UndoableItems(Store store) {
    this.store = store;
  }

  /** Locks what an act means, and writes down how it is held. */
  void remember(long entry, ErrorTable table, Conditions where) {
    boolean record = table == ErrorTable.RECORDS;
    store
        .sql()
        .update(
            REMEMBER.formatted(
                table.key(),
                record ? "null::bigint" : "e.cause",
                record ? "null::timestamptz" : "e.next_check",
                wanted(table),
                dirty(table),
                delivery(table),
                table.table(),
                where.text()),
            where.arguments(List.of(entry, table.kind().name())));
  }

  /**
   * Changes what is remembered.
   *
   * @param assignments as SQL
   * @return how many items
   */
  int change(long entry, ErrorTable table, String assignments) {
    return store
        .sql()
        .update(
            CHANGE.formatted(table.table(), assignments, table.key()), entry, table.kind().name());
  }

  /** Holds again what was retried and neither changed nor was sent since. */
  int putBackRetried(long entry, ErrorTable table) {
    store
        .sql()
        .queryForObject(
            LOCK.formatted(table.table(), table.key()), Long.class, entry, table.kind().name());
    return putBack(
        entry,
        table,
        RETRIED.formatted(
            table.table(), table.key(), wanted(table), dirty(table), delivery(table)));
  }

  /** Holds again what is still set aside by the act. */
  int putBackDiscarded(long entry, ErrorTable table) {
    String next = table == ErrorTable.RECORDS ? "" : ", next_check = u.next_check";
    return putBack(entry, table, DISCARDED.formatted(table.table(), table.key(), next));
  }

  private int putBack(long entry, ErrorTable table, String statement) {
    return store.sql().update(statement, entry, table.kind().name());
  }

  private static String wanted(ErrorTable table) {
    return switch (table) {
      case CELLS -> "e.wanted::text";
      case VISITS -> "e.wanted";
      case RECORDS -> "null::text";
    };
  }

  private static String dirty(ErrorTable table) {
    return table == ErrorTable.VISITS ? "e.dirty" : "false";
  }

  private static String delivery(ErrorTable table) {
    return switch (table) {
      case CELLS -> "(select max(d.delivery) from delivery_cell d where d.cell = e.cell)";
      case VISITS -> "(select max(d.delivery) from delivery_visit d where d.item = e.item)";
      case RECORDS -> "null::bigint";
    };
  }
}
