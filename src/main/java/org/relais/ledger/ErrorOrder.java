package org.relais.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** In which order items of the error queue are listed; those that are equal by their numbers. */
public enum ErrorOrder {
  NUMBER(Comparator.comparingLong(item -> item.id().number())),
  SITE(Comparator.comparing(ErrorItem::orgUnit, nullsLast())),
  /** By the period of a value, the day of a visit or a record. */
  DAY(Comparator.comparing(ErrorOrder::day, nullsLast())),
  SINCE(Comparator.comparing(item -> item.standing().since(), Comparator.<Instant>naturalOrder())),
  /** By the value that is wanted; visits and records have none. */
  WANTED(Comparator.comparing(ErrorOrder::wanted, nullsLast()));

  private final Comparator<ErrorItem> comparator;

  ErrorOrder(Comparator<ErrorItem> comparator) {
    this.comparator = comparator;
  }

  /** The same order for items that are in memory. */
  public Comparator<ErrorItem> comparator(boolean descending) {
    Comparator<ErrorItem> first = descending ? comparator.reversed() : comparator;
    return first.thenComparing(NUMBER.comparator);
  }

  /** As SQL on the rows {@code e} of a table. */
  String sql(ErrorTable table, boolean descending) {
    String column =
        switch (this) {
          case NUMBER -> table.key();
          case SITE -> table.site() + " collate \"C\"";
          case DAY -> table.day();
          case SINCE -> "held_since";
          case WANTED -> table == ErrorTable.CELLS ? "wanted" : table.key();
        };
    return "e." + column + (descending ? " desc" : "") + ", e." + table.key();
  }

  private static <T extends Comparable<? super T>> Comparator<@Nullable T> nullsLast() {
    return Comparator.nullsLast(Comparator.naturalOrder());
  }

  private static @Nullable LocalDate day(ErrorItem item) {
    if (item instanceof ErrorItem.HeldCell cell) {
      return cell.key().period().start();
    }
    return item instanceof ErrorItem.HeldVisit visit
        ? visit.day()
        : item instanceof ErrorItem.RejectedRecord record ? record.day() : null;
  }

  private static @Nullable BigDecimal wanted(ErrorItem item) {
    return item instanceof ErrorItem.HeldCell cell ? cell.wanted() : null;
  }
}
