package org.relais.ledger;

import java.sql.Date;
import java.sql.Timestamp;
import java.util.Optional;
import java.util.stream.Collectors;
import org.relais.delivery.DeliveryState;
import org.relais.visit.OrgUnits;

/** Where the items of each kind stand, and which of their rows a filter means. */
enum ErrorTable {
  CELLS(ErrorKind.CELL, "cell", "cell", "org_unit", "period_start"),
  VISITS(ErrorKind.VISIT, "visit_item", "item", "site", "visit_date"),
  RECORDS(ErrorKind.RECORD, "rejection", "rejection", "site", "visit_date");

  private final ErrorKind kind;
  private final String table;
  private final String key;
  private final String site;
  private final String day;

  ErrorTable(ErrorKind kind, String table, String key, String site, String day) {
    this.kind = kind;
    this.table = table;
    this.key = key;
    this.site = site;
    this.day = day;
  }

  static ErrorTable of(ErrorKind kind) {
    return switch (kind) {
      case CELL -> CELLS;
      case VISIT -> VISITS;
      case RECORD -> RECORDS;
    };
  }

  ErrorKind kind() {
    return kind;
  }

  String table() {
    return table;
  }

  /** Name of the column with the number of an item. */
  String key() {
    return key;
  }

  String site() {
    return site;
  }

  /** Name of the column with the day that a period filter looks at. */
  String day() {
    return day;
  }

  /**
   * Conditions on the rows {@code e} of this table.
   *
   * @return empty where the filter can mean none of this kind
   */
  Optional<Conditions> where(ErrorFilter filter, OrgUnits orgUnits) {
    Conditions conditions = new Conditions().and("e.hold is not null");
    conditions.and(
        "e.hold = any(?)",
        Store.texts(filter.states().stream().map(Enum::name).collect(Collectors.toSet())));
    if (!matches(filter)) {
      return Optional.empty();
    }
    if (!filter.sources().isEmpty()) {
      conditions.and("e.source = any(?)", Store.texts(filter.sources()));
    }
    if (filter.orgUnit() != null) {
      conditions.and(
          "e." + site + " = any(?)", Store.texts(orgUnits.withAllBelow(filter.orgUnit())));
    }
    if (filter.period() != null) {
      conditions.and(
          "e." + day + " between ? and ?",
          Date.valueOf(filter.period().start()),
          Date.valueOf(filter.period().end()));
    }
    if (filter.asOf() != null) {
      Timestamp asOf = Timestamp.from(filter.asOf());
      conditions.and("e.held_since <= ?", asOf);
      if (filter.states().contains(DeliveryState.DISCARDED)) {
        conditions.and(
            "(e.hold <> 'DISCARDED'"
                + " or not exists (select 1 from audit a where a.entry = e.discard and a.at > ?))",
            asOf);
      }
    }
    if (!filter.items().isEmpty()) {
      conditions.and(
          "e." + key + " = any(?)",
          Store.numbers(
              filter.items().stream()
                  .filter(item -> item.kind() == kind)
                  .map(ErrorId::number)
                  .toList()));
    }
    return Optional.of(conditions);
  }

  /**
   * As {@link #where}, with the conditions on the causes. A record may stand under several causes
   * and is still one item.
   */
  Optional<Conditions> meant(ErrorFilter filter, OrgUnits orgUnits) {
    Optional<Conditions> where = where(filter, orgUnits);
    Conditions causes = causes(filter);
    if (!causes.isEmpty()) {
      String which =
          this == RECORDS
              ? "exists (select 1 from rejection_reason x join cause k using (cause)"
                  + " where x.rejection = e.rejection and %s)"
              : "e.cause in (select k.cause from cause k where %s)";
      where.ifPresent(
          conditions -> conditions.and(which.formatted(causes.text()), causes.arguments()));
    }
    return where;
  }

  private boolean matches(ErrorFilter filter) {
    boolean items =
        filter.items().isEmpty() || filter.items().stream().anyMatch(item -> item.kind() == kind);
    return items
        && (filter.kind() == null || filter.kind() == kind)
        && (filter.sources().isEmpty() || this != CELLS)
        && (filter.target() == null || this != RECORDS);
  }

  /** Conditions on the rows {@code k} of the table of causes; empty where all are meant. */
  static Conditions causes(ErrorFilter filter) {
    Conditions conditions = new Conditions();
    if (filter.target() != null) {
      conditions.and("k.target = ?", filter.target());
    }
    if (filter.owner() != null) {
      conditions.and("k.owner = ?", filter.owner().name());
    }
    if (!filter.causes().isEmpty()) {
      conditions.and("k.cause = any(?)", Store.numbers(filter.causes()));
    }
    return conditions;
  }
}
