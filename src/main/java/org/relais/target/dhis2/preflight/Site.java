package org.relais.target.dhis2.preflight;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.visit.OrgUnit;

/**
 * An org unit of ours that reports, beside the server's.
 *
 * @param theirs null where the server has none
 * @param matched whether the site matching names it; else it is looked up by code
 * @param alike code on the server that differs only in blanks or in case, or null
 */
public record Site(
    OrgUnit ours, @Nullable HeldOrgUnit theirs, boolean matched, @Nullable String alike) {

  /**
   * An org unit of the server.
   *
   * @param path uids from the top down to itself
   * @param opened first day, or null
   * @param closed last day, or null
   * @param dataSets uids of the data sets that it reports
   */
  public record HeldOrgUnit(
      String id,
      String code,
      List<String> path,
      @Nullable LocalDate opened,
      @Nullable LocalDate closed,
      Set<String> dataSets) {
    public HeldOrgUnit {
      path = List.copyOf(path);
      dataSets = Set.copyOf(dataSets);
    }
  }
}
