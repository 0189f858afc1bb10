package org.relais.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.relais.indicator.DataSet;
import org.relais.visit.OrgUnit;
import org.relais.visit.OrgUnits;

/** Which org unit reports the visits of a site, and which sites an org unit reports. */
final class ReportSites {
  private final OrgUnits orgUnits;
  private final String level;
  private final Map<String, List<String>> sites = new HashMap<>();

  ReportSites(OrgUnits orgUnits, DataSet dataSet) {
    this.orgUnits = orgUnits;
    this.level = dataSet.reportLevel();
    for (OrgUnit unit : orgUnits.all()) {
      reporting(unit.code())
          .ifPresent(
              reporting ->
                  sites.computeIfAbsent(reporting, first -> new ArrayList<>()).add(unit.code()));
    }
  }

  /** Empty where a visit's org unit stands above the level that reports. */
  Optional<String> reporting(String site) {
    return orgUnits.ancestorAt(site, level).map(OrgUnit::code);
  }

  List<String> of(String reporting) {
    return sites.getOrDefault(reporting, List.of());
  }
}
