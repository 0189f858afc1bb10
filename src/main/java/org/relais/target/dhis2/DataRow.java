package org.relais.target.dhis2;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.CellKey;

/**
 * A cell in a server's uids, as a row of {@code dataValues}.
 *
 * @param itemId of the cell in its parcel
 * @param value null is a deletion
 * @param attributeOptionCombo uid; the default's where the cell has no attribute options
 */
record DataRow(
    long itemId,
    CellKey key,
    ServerElement element,
    String orgUnit,
    String period,
    String categoryOptionCombo,
    String attributeOptionCombo,
    @Nullable BigDecimal value) {

  /** What the server calls one data value. */
  Place place() {
    return new Place(element.id(), orgUnit, period, categoryOptionCombo, attributeOptionCombo);
  }

  /** Its ids on the server, and its period. */
  Stream<String> ids() {
    return Stream.of(element.id(), orgUnit, period, categoryOptionCombo, attributeOptionCombo);
  }

  /** Whether the server may drop the value without a word: a zero that means nothing to it. */
  boolean insignificantZero() {
    return value != null && value.signum() == 0 && !element.zeroSignificant();
  }

  /** Whether a read-back shows what this row asked for. */
  boolean satisfiedBy(@Nullable BigDecimal held) {
    if (held == null) {
      return value == null || insignificantZero();
    }
    return value != null && value.compareTo(held) == 0;
  }

  /** One data value of a server. */
  record Place(
      String dataElement,
      String orgUnit,
      String period,
      String categoryOptionCombo,
      String attributeOptionCombo) {}
}
