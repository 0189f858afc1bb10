package org.relais.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.relais.delivery.DeliveryState;
import org.relais.visit.OrgUnits;

/** The items of the error queue, one by one. */
final class ErrorItems {
  private static final String CELLS =
      " e.hold, e.held_since, e.next_check, e.acknowledged, e.acknowledged_unknown,"
          + " (select count(*) from delivery_cell d where d.cell = e.cell) as attempts, ";

  private static final String VISITS =
      """
       e.item, e.target, e.source, e.record_id, e.site, e.visit_date, e.present,
       cardinality(e.resources) > 0 as ever_sent, e.hold, e.held_since, e.next_check,
       (select count(*) from delivery_visit d where d.item = e.item) as attempts
      """;

  private static final String RECORDS =
      """
       e.rejection, e.source, e.record_id, e.site, e.visit_date, e.hold, e.held_since,
       null::timestamptz as next_check, 0 as attempts,
       (select r.form from record r where r.source = e.source and r.record_id = e.record_id)
         as form
      """;

  private final Store store;
  private final OrgUnits orgUnits;

  ErrorItems(Store store, OrgUnits orgUnits) {
    this.store = store;
    this.orgUnits = orgUnits;
  }

  /** Some items of one kind by their numbers, behind {@code after}. */
  List<ErrorItem> list(ErrorKind kind, ErrorFilter filter, long after, int limit) {
    ErrorTable table = ErrorTable.of(kind);
    List<ErrorItem> items = new ArrayList<>();
    table
        .meant(filter, orgUnits)
        .ifPresent(
            where -> {
              where.and("e." + table.key() + " > ?", after);
              String query =
                  "select %s from %s e where %s order by e.%s limit ?"
                      .formatted(columns(table), table.table(), where.text(), table.key());
              items.addAll(
                  store
                      .sql()
                      .query(
                          query,
                          (row, number) -> item(table, row),
                          where.arguments(List.of(), limit)));
            });
    return items;
  }

  /** Some items of one kind in an order, behind the first {@code offset} of them. */
  List<ErrorItem> list(
      ErrorKind kind,
      ErrorFilter filter,
      ErrorOrder order,
      boolean descending,
      int offset,
      int limit) {
    ErrorTable table = ErrorTable.of(kind);
    Optional<Conditions> where = table.meant(filter, orgUnits);
    if (where.isEmpty()) {
      return List.of();
    }
    String by = order.sql(table, descending);
    // The keys are sorted first: what a row costs is paid for the rows of the page only.
    String query =
        "select %1$s from %2$s e where e.%3$s in (select e.%3$s from %2$s e where %4$s order by %5$s limit ? offset ?) order by %5$s"
            .formatted(columns(table), table.table(), table.key(), where.get().text(), by);
    return store
        .sql()
        .query(
            query,
            (row, number) -> item(table, row),
            where.get().arguments(List.of(), limit, offset));
  }

  /** How many there are, each counted once. */
  ErrorCounts count(ErrorFilter filter) {
    ErrorCounts counts = ErrorCounts.NONE;
    for (ErrorTable table : ErrorTable.values()) {
      Optional<Conditions> where = table.meant(filter, orgUnits);
      if (where.isPresent()) {
        Long items =
            store
                .sql()
                .queryForObject(
                    "select count(*) from %s e where %s"
                        .formatted(table.table(), where.get().text()),
                    Long.class,
                    where.get().arguments());
        counts = counts.plus(table.kind(), items == null ? 0 : items);
      }
    }
    return counts;
  }

  private static String columns(ErrorTable table) {
    return switch (table) {
      case CELLS -> CellRow.COLUMNS.replace(" c.", " e.") + CELLS + " e.wanted as value";
      case VISITS -> VISITS;
      case RECORDS -> RECORDS;
    };
  }

  private static ErrorItem item(ErrorTable table, ResultSet row) throws SQLException {
    ErrorId id = new ErrorId(table.kind(), row.getLong(table.key()));
    ErrorItem.Standing standing =
        new ErrorItem.Standing(
            DeliveryState.valueOf(row.getString("hold")),
            row.getTimestamp("held_since").toInstant(),
            ErrorCauses.instant(row.getTimestamp("next_check")),
            row.getInt("attempts"));
    return switch (table) {
      case CELLS ->
          new ErrorItem.HeldCell(
              id,
              CellRow.item(row).key(),
              row.getBigDecimal("value"),
              row.getBigDecimal("acknowledged"),
              row.getBoolean("acknowledged_unknown"),
              standing);
      case VISITS ->
          new ErrorItem.HeldVisit(
              id,
              row.getString("target"),
              row.getString("source"),
              row.getString("record_id"),
              row.getString("site"),
              row.getObject("visit_date", LocalDate.class),
              row.getBoolean("present"),
              row.getBoolean("ever_sent"),
              standing);
      case RECORDS ->
          new ErrorItem.RejectedRecord(
              id,
              row.getString("source"),
              row.getString("record_id"),
              row.getString("form"),
              row.getString("site"),
              row.getObject("visit_date", LocalDate.class),
              standing);
    };
  }
}
