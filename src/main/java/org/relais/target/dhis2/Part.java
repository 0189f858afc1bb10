package org.relais.target.dhis2;

import java.util.List;
import java.util.function.Function;

/** Which of a row's ids the text of a refusal names. */
enum Part {
  NONE(row -> List.of()),
  ELEMENT(row -> List.of(row.element().id())),
  ORG_UNIT(row -> List.of(row.orgUnit())),
  PERIOD(row -> List.of(row.period())),
  COMBO(row -> List.of(row.element().id(), row.categoryOptionCombo())),
  ORG_UNIT_AND_PERIOD(row -> List.of(row.orgUnit(), row.period())),
  ATTRIBUTE_COMBO(row -> List.of(row.attributeOptionCombo())),
  VALUE(row -> List.of(row.element().id(), row.orgUnit(), row.period(), row.categoryOptionCombo()));

  private final Function<DataRow, List<String>> ids;

  Part(Function<DataRow, List<String>> ids) {
    this.ids = ids;
  }

  List<String> of(DataRow row) {
    return ids.apply(row);
  }
}
