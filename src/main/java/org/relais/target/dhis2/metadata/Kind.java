package org.relais.target.dhis2.metadata;

/** A kind of metadata that a package may hold, in the order in which one refers to another. */
public enum Kind {
  OPTIONS("categoryOptions"),
  CATEGORIES("categories"),
  COMBOS("categoryCombos"),
  ELEMENTS("dataElements"),
  DATA_SETS("dataSets");

  private final String field;

  Kind(String field) {
    this.field = field;
  }

  /** As DHIS2's API names it. */
  public String field() {
    return field;
  }
}
