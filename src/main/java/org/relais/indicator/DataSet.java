package org.relais.indicator;

import java.util.List;

/**
 * A data set: what is reported together for an org unit and a period.
 *
 * @param reportLevel name of the org unit level that reports; visits of the org units below it are
 *     counted together
 * @param push when what is due of it is sent, a Quartz cron expression
 * @param mode whether a person approves before it is sent
 */
public record DataSet(
    String code,
    PeriodType periodType,
    String reportLevel,
    String push,
    PushMode mode,
    List<DataElement> elements) {
  public DataSet {
    elements = List.copyOf(elements);
  }

  /** Who lets a data set's values go. */
  public enum PushMode {
    AUTOMATIC,
    AFTER_APPROVAL
  }
}
