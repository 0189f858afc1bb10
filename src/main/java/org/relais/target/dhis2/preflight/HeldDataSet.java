package org.relais.target.dhis2.preflight;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A data set of the server.
 *
 * @param periodType as DHIS2 writes it, such as {@code Monthly}
 * @param expiryDays after the end of a period until it is closed; 0 is never
 * @param openFuturePeriods 0: a period opens when it has ended
 * @param inputPeriods the only periods that take data; empty: all of them
 * @param workflow name of the approval workflow, or null
 * @param defaultAttributes whether it has no attribute categories
 * @param writable whether our account has data write access to it
 */
public record HeldDataSet(
    String id,
    String code,
    String name,
    String periodType,
    double expiryDays,
    int openFuturePeriods,
    List<InputPeriod> inputPeriods,
    @Nullable String workflow,
    boolean defaultAttributes,
    boolean writable) {
  public HeldDataSet {
    inputPeriods = List.copyOf(inputPeriods);
  }

  /**
   * A period that takes data.
   *
   * @param opens in the server's time, or null
   * @param closes in the server's time, or null
   */
  public record InputPeriod(
      String period, @Nullable LocalDateTime opens, @Nullable LocalDateTime closes) {
    boolean openAt(LocalDateTime time) {
      return (opens == null || !time.isBefore(opens)) && (closes == null || !time.isAfter(closes));
    }
  }
}
