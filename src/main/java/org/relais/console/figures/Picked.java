package org.relais.console.figures;

import java.util.List;
import org.relais.console.account.Scope;
import org.relais.indicator.DataSet;
import org.relais.indicator.Period;
import org.relais.visit.OrgUnit;

/**
 * The figures that somebody looks at.
 *
 * @param units codes of the org units that report the data set, at and below {@code orgUnit}; none
 *     where it stands below the level that reports
 * @param scope whose visits the reader sees
 */
public record Picked(
    DataSet dataSet,
    String target,
    OrgUnit orgUnit,
    Period period,
    List<String> units,
    Scope scope) {
  public Picked {
    units = List.copyOf(units);
  }

  /** Whether the org unit itself reports, so that a figure is one value. */
  public boolean reports() {
    return orgUnit.level().equals(dataSet.reportLevel());
  }

  public FigureQuery query() {
    return new FigureQuery(dataSet.code(), target, orgUnit.code(), period.id());
  }

  /** The same of another period. */
  public Picked in(Period other) {
    return new Picked(dataSet, target, orgUnit, other, units, scope);
  }
}
