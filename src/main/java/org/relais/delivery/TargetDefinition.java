package org.relais.delivery;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A configured target.
 *
 * @param dataSets codes of the data sets that it gets; empty for a target of visits only
 * @param visits whether it gets visits as FHIR
 * @param deliverFrom periods that start before this day are never due; null: all of them
 * @param pushVisits when it is sent the visits that are due, a Quartz cron expression; cells follow
 *     the schedule of their data set
 * @param parcelSize how many cells or visits one request may carry; a site-month is never cut
 * @param connections how many requests may be under way at once
 * @param retry how patiently its server is asked again
 */
public record TargetDefinition(
    String name,
    TargetSettings settings,
    List<String> dataSets,
    boolean visits,
    @Nullable LocalDate deliverFrom,
    String pushVisits,
    int parcelSize,
    int connections,
    Retry retry) {
  public TargetDefinition {
    dataSets = List.copyOf(dataSets);
  }

  /** One request at a time, and the patience of {@link Retry#STANDARD}. */
  public TargetDefinition(
      String name,
      TargetSettings settings,
      List<String> dataSets,
      boolean visits,
      @Nullable LocalDate deliverFrom,
      String pushVisits,
      int parcelSize) {
    this(name, settings, dataSets, visits, deliverFrom, pushVisits, parcelSize, 1, Retry.STANDARD);
  }

  TargetDefinition withParcelSize(int other) {
    return new TargetDefinition(
        name, settings, dataSets, visits, deliverFrom, pushVisits, other, connections, retry);
  }
}
