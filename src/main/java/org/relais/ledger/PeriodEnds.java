package org.relais.ledger;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.relais.delivery.CellItem;
import org.relais.delivery.CellParcel;

/**
 * A server that does not take a period yet takes it when it has ended, DHIS2 where no future
 * periods are open: its cells need not be tried sooner.
 */
final class PeriodEnds {
  private PeriodEnds() {}

  /** Cell to the moment, in UTC, at which its period is over; of the periods that are not. */
  static Map<Long, Instant> after(Instant now, CellParcel parcel) {
    Map<Long, Instant> ends = new HashMap<>();
    for (CellItem item : parcel.items()) {
      Instant end = item.key().period().end().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      if (end.isAfter(now)) {
        ends.put(item.id(), end);
      }
    }
    return ends;
  }
}
