package org.relais.ledger;

import java.time.LocalDate;
import java.util.Comparator;
import org.relais.delivery.TargetDefinition;
import org.relais.indicator.Period;

/** An org unit that reports, and a period: what is counted as a whole. */
record ReportUnit(String orgUnit, Period period) implements Comparable<ReportUnit> {
  private static final Comparator<ReportUnit> ORDER =
      Comparator.<ReportUnit, LocalDate>comparing(unit -> unit.period().start())
          .thenComparing(ReportUnit::orgUnit);

  /** Periods that start before a target's {@code deliver_from} have no cells at it. */
  boolean deliveredTo(TargetDefinition target) {
    return target.deliverFrom() == null || !period.start().isBefore(target.deliverFrom());
  }

  @Override
  public int compareTo(ReportUnit other) {
    return ORDER.compare(this, other);
  }
}
