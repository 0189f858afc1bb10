package org.relais.indicator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A data set: what is reported together for an org unit and a period.
 *
 * @param reportLevel name of the org unit level that reports; visits of the org units below it are
 *     counted together
 * @param push when what is due of it is sent, a Quartz cron expression
 * @param mode whether a person approves before it is sent
 * @param corrections what becomes of a value that changes after it was approved
 * @param completion when it is registered as complete, or null for never
 */
public record DataSet(
    String code,
    PeriodType periodType,
    String reportLevel,
    String push,
    PushMode mode,
    Corrections corrections,
    @Nullable Completion completion,
    List<DataElement> elements) {
  public DataSet {
    elements = List.copyOf(elements);
  }

  /** Where corrections are approved as the first values were, and nothing is registered. */
  public DataSet(
      String code,
      PeriodType periodType,
      String reportLevel,
      String push,
      PushMode mode,
      List<DataElement> elements) {
    this(code, periodType, reportLevel, push, mode, Corrections.APPROVE, null, elements);
  }

  /** Whether what changes after an approval is sent without another one. */
  public boolean pushesCorrections() {
    return mode == PushMode.AFTER_APPROVAL && corrections == Corrections.PUSH;
  }

  /** Who lets a data set's values go. */
  public enum PushMode {
    AUTOMATIC,
    AFTER_APPROVAL
  }

  /** What becomes of a value that changes after a person approved its org unit and period. */
  public enum Corrections {
    /** It waits until a person approves it too. */
    APPROVE,
    /** It is sent. */
    PUSH
  }
}
