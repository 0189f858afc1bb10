package org.relais.console.figures;

import org.relais.console.page.Constant;
import org.relais.console.page.Sorting;

/** By what differences are sorted; names as readers see them are sorted by, not codes. */
enum DifferenceOrder {
  NUMBER("cell"),
  ORG_UNIT("org_unit"),
  ELEMENT("element"),
  CALCULATED("wanted"),
  RECEIVED("acknowledged"),
  FOUND("found_value"),
  KIND("difference");

  private final String column;

  DifferenceOrder(String column) {
    this.column = column;
  }

  /** The order in which they were written where nothing that is known was asked for. */
  static DifferenceOrder of(Sorting sorting) {
    return Constant.of(DifferenceOrder.class, sorting.column()).orElse(NUMBER);
  }

  String column() {
    return column;
  }

  /** Whether the codes in its column stand for names, which the ledger does not have. */
  boolean named() {
    return this == ORG_UNIT || this == ELEMENT;
  }
}
