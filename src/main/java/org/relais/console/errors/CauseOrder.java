package org.relais.console.errors;

import java.util.Comparator;
import java.util.Locale;
import org.relais.ledger.ErrorCause;

/** By which column causes are listed. */
enum CauseOrder {
  WHAT,
  WHERE,
  ITEMS,
  SINCE,
  LAST,
  OWNER;

  Comparator<ErrorCause> comparator(Locale locale, boolean descending) {
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
