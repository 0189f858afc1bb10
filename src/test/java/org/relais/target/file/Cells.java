package org.relais.target.file;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.CellItem;
import org.relais.delivery.CellKey;
import org.relais.delivery.CellParcel;
import org.relais.indicator.Period;
import org.relais.indicator.PeriodType;

/** Cells for tests. */
final class Cells {
  static final Instant CLAIMED = Instant.parse("2026-11-05T10:00:00.123Z");

  private Cells() {}

  static CellItem cell(
      long id,
      String orgUnit,
      PeriodType type,
      String day,
      String element,
      Map<String, String> options,
      @Nullable String value) {
    CellKey key =
        new CellKey(
            "stick",
            "ICCM_MONTHLY",
            element,
            new TreeMap<>(options),
            new TreeMap<>(),
            orgUnit,
            Period.of(type, LocalDate.parse(day)));
    return new CellItem(id, key, value == null ? null : new BigDecimal(value));
  }

  static CellItem october(
      long id,
      String orgUnit,
      String element,
      Map<String, String> options,
      @Nullable String value) {
    return cell(id, orgUnit, PeriodType.MONTHLY, "2026-10-14", element, options, value);
  }

  static CellParcel parcel(long delivery, List<CellItem> items, List<CellItem> unchanged) {
    return new CellParcel(delivery, "stick", "ICCM_MONTHLY", CLAIMED, items, unchanged);
  }
}
