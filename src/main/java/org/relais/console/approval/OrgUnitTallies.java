package org.relais.console.approval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.ledger.ApprovalValues.Tally;
import org.relais.visit.OrgUnit;
import org.relais.visit.OrgUnits;

/** What waits in each org unit, added up to those that stand right below one. */
final class OrgUnitTallies {
  private final OrgUnits orgUnits;

  OrgUnitTallies(OrgUnits orgUnits) {
    this.orgUnits = orgUnits;
  }

  /**
   * One line for each org unit below {@code above}. Where all lies below a single one, that one
   * says nothing and those below it stand there.
   *
   * @param above code, or null for the top of the pyramid
   */
  List<Tally> below(@Nullable String above, List<Tally> tallies) {
    Map<String, Tally> lines = new LinkedHashMap<>();
    for (Tally tally : tallies) {
      String child = childOf(above, tally.orgUnit());
      lines.merge(child, tally.under(child), Tally::plus);
    }
    if (lines.size() == 1) {
      String only = lines.keySet().iterator().next();
      boolean deeper = tallies.stream().noneMatch(tally -> tally.orgUnit().equals(only));
      return deeper ? below(only, tallies) : List.copyOf(lines.values());
    }
    return List.copyOf(lines.values());
  }

  /** The org units above one, the highest first, itself last. */
  List<OrgUnit> path(@Nullable String code) {
    List<OrgUnit> path = new ArrayList<>();
    @Nullable OrgUnit unit = code == null ? null : orgUnits.find(code).orElse(null);
    while (unit != null) {
      path.add(0, unit);
      String parent = unit.parent();
      unit = parent == null ? null : orgUnits.find(parent).orElse(null);
    }
    return List.copyOf(path);
  }

  /** The code itself where it is unknown or stands nowhere below. */
  private String childOf(@Nullable String above, String code) {
    String child = code;
    @Nullable OrgUnit unit = orgUnits.find(code).orElse(null);
    while (unit != null && !unit.code().equals(above)) {
      child = unit.code();
      String parent = unit.parent();
      unit = parent == null ? null : orgUnits.find(parent).orElse(null);
    }
    return child;
  }
}
