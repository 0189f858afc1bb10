package org.relais.delivery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.relais.indicator.Period;

/**
 * Finds the fault in a parcel that was refused as a whole without saying which row: the parcel is
 * halved, by site-months as long as there are several, then by rows, until the fault stands alone.
 * One fault among n rows costs about 2 log2(n) requests, and everything else is delivered.
 */
final class Narrowing {
  private Narrowing() {}

  /** Whether the parcel of this reply has to be sent in parts. */
  static boolean needed(Reply reply) {
    return reply instanceof Reply.Rejected rejected && rejected.unnamed() != null;
  }

  /** The reply, with a cause that could only be about the single item pinned to it. */
  static Reply pinned(CellParcel parcel, Reply reply) {
    if (reply instanceof Reply.Rejected rejected && !rejected.othersStored()) {
      Cause unnamed = rejected.unnamed();
      if (unnamed != null && parcel.items().size() == 1) {
        CellItem only = parcel.items().get(0);
        return new Reply.Rejected(
            List.of(new Refusal(only.id(), unnamed, unnamed.owner() == Cause.Owner.CLOCK)),
            false,
            null,
            Map.of());
      }
      if (unnamed == null && rejected.refusals().isEmpty()) {
        throw new IllegalStateException(
            "a refusal of delivery " + parcel.deliveryId() + " names neither an item nor a cause");
      }
    }
    return reply;
  }

  static List<List<CellItem>> halves(List<CellItem> items) {
    Map<SiteMonth, List<CellItem>> bySiteMonth = new LinkedHashMap<>();
    for (CellItem item : items) {
      SiteMonth siteMonth = new SiteMonth(item.key().orgUnit(), item.key().period());
      bySiteMonth.computeIfAbsent(siteMonth, absent -> new ArrayList<>()).add(item);
    }
    if (bySiteMonth.size() == 1) {
      int middle = items.size() / 2;
      return List.of(items.subList(0, middle), items.subList(middle, items.size()));
    }
    List<CellItem> first = new ArrayList<>();
    List<CellItem> second = new ArrayList<>();
    int siteMonth = 0;
    for (List<CellItem> together : bySiteMonth.values()) {
      (siteMonth++ < bySiteMonth.size() / 2 ? first : second).addAll(together);
    }
    return List.of(first, second);
  }

  private record SiteMonth(String orgUnit, Period period) {}
}
