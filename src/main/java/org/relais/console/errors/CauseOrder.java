package org.relais.console.errors;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.relais.console.page.Sorting;
import org.relais.ledger.ErrorCause;

/** By which column causes are listed. */
enum CauseOrder {
  WHAT,
  WHERE,
  ITEMS,
  SINCE,
  LAST,
  OWNER;

  /** By the column that is named; as they are where it is none of these. */
  static List<ErrorCause> sorted(List<ErrorCause> all, Sorting sorting, Locale locale) {
    return ErrorQuery.constant(CauseOrder.class, sorting.column())
        .map(order -> order.comparator(locale, sorting.descending()))
        .map(order -> all.stream().sorted(order).toList())
        .orElse(all);
  }

  private Comparator<ErrorCause> comparator(Locale locale, boolean descending) {
    Comparator<ErrorCause> order =
        switch (this) {
          case WHAT -> Comparator.comparing(cause -> cause.message().in(locale.getLanguage()));
          case WHERE -> Comparator.comparing(ErrorCause::origin);
          case ITEMS -> Comparator.comparingLong(ErrorCause::items);
          case SINCE -> Comparator.comparing(ErrorCause::firstSeen);
          case LAST -> Comparator.comparing(ErrorCause::lastSeen);
          case OWNER -> Comparator.comparing(ErrorCause::owner);
        };
    return descending ? order.reversed() : order;
  }
}
