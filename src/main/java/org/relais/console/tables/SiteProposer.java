package org.relais.console.tables;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.delivery.TargetDefinition;
import org.relais.target.dhis2.OrgUnitMatcher;
import org.relais.target.dhis2.ServerOrgUnit;
import org.relais.target.dhis2.SiteProposal;
import org.relais.target.dhis2.SiteProposals;
import org.relais.visit.OrgUnit;
import org.relais.visit.OrgUnits;

/**
 * Proposes rows for tables of sites, by the matching that the command line has. What a table says
 * already stays as it is. Pure.
 */
final class SiteProposer {
  private static final String ABOVE = "above ";

  private final TableText table;
  private final Deployment deployment;

  SiteProposer(TableText table, Deployment deployment) {
    this.table = table;
    this.deployment = deployment;
  }

  /**
   * @param table with the rows that were added
   * @param known how many need no row, for the server knows them by our code
   */
  record Proposed(TableText table, int added, int sure, int known) {}

  /** For our sites that send to a server, which of its org units they are. */
  Proposed ofServer(TargetDefinition target, Collection<ServerOrgUnit> theirs) {
    Set<String> taken = taken(TableColumns.UID);
    Set<String> levels =
        deployment.dataSets().stream()
            .filter(set -> target.dataSets().contains(set.code()))
            .map(set -> set.reportLevel())
            .collect(Collectors.toSet());
    List<OrgUnit> ours = atLevels(levels);
    List<SiteProposal> proposals =
        new OrgUnitMatcher(
                deployment.orgUnits(),
                theirs.stream().filter(unit -> !taken.contains(unit.id())).toList())
            .propose(ours);
    List<SiteProposal> open =
        proposals.stream().filter(each -> each.basis() != SiteProposal.Basis.CODE).toList();
    return with(
        TableColumns.CODE,
        TableColumns.UID,
        TableColumns.OF_SITES,
        open,
        proposals.size() - open.size());
  }

  /**
   * For sites of a field system, which of our org units they are.
   *
   * @param ids as records name them
   * @param listed the field system's own list, which may know their names; perhaps empty
   */
  Proposed ofFieldSystem(Collection<String> ids, Collection<ServerOrgUnit> listed) {
    Map<String, OrgUnit> sites = new LinkedHashMap<>();
    List<OrgUnit> above = new ArrayList<>();
    ids.forEach(id -> sites.put(id, new OrgUnit(id, id, "", null)));
    for (ServerOrgUnit site : listed) {
      @Nullable String parent = site.parentName();
      if (parent != null) {
        above.add(new OrgUnit(ABOVE + parent, parent, "", null));
      }
      sites.put(
          site.id(),
          new OrgUnit(site.id(), site.name(), "", parent == null ? null : ABOVE + parent));
    }
    above.addAll(sites.values());
    Set<String> taken = taken(TableColumns.TO);
    Set<String> levels = new TreeSet<>();
    deployment.dataSets().forEach(set -> levels.add(set.reportLevel()));
    taken.forEach(code -> deployment.orgUnits().find(code).ifPresent(u -> levels.add(u.level())));
    List<ServerOrgUnit> ours =
        atLevels(levels).stream()
            .filter(unit -> !taken.contains(unit.code()))
            .map(this::known)
            .toList();
    return with(
        TableColumns.FROM,
        TableColumns.TO,
        TableColumns.OF_CODES,
        new OrgUnitMatcher(new OrgUnits(above), ours).propose(unsaid(sites.values())),
        0);
  }

  private List<OrgUnit> unsaid(Collection<OrgUnit> sites) {
    Set<String> said = said(TableColumns.FROM);
    return sites.stream().filter(site -> !said.contains(site.code())).toList();
  }

  private ServerOrgUnit known(OrgUnit unit) {
    String parent =
        Optional.ofNullable(unit.parent())
            .flatMap(deployment.orgUnits()::find)
            .map(OrgUnit::name)
            .orElse(null);
    return new ServerOrgUnit(unit.code(), unit.code(), unit.name(), unit.parent(), parent);
  }

  private List<OrgUnit> atLevels(Set<String> levels) {
    return deployment.orgUnits().all().stream()
        .filter(unit -> levels.contains(unit.level()))
        .toList();
  }

  private Set<String> said(String column) {
    return table.rows().stream().map(row -> table.cell(row, column)).collect(Collectors.toSet());
  }

  /** What the rows have to which nobody has to say anything any more. */
  private Set<String> taken(String column) {
    return table.rows().stream()
        .filter(row -> !TableColumns.pending(table, row))
        .map(row -> table.cell(row, column))
        .filter(text -> !text.isBlank())
        .collect(Collectors.toSet());
  }

  private Proposed with(
      String key, String value, List<String> columns, List<SiteProposal> proposals, int known) {
    Set<String> said = said(key);
    List<SiteProposal> open =
        proposals.stream().filter(each -> !said.contains(each.unit().code())).toList();
    TableText wider = table.withColumns(columns, TableColumns.YES);
    List<List<String>> rows = new ArrayList<>(wider.rows());
    for (SiteProposal proposal : open) {
      List<String> written = SiteProposals.row(proposal);
      Map<String, String> cells = new HashMap<>(Map.of(key, written.get(0), value, written.get(1)));
      for (int i = 0; i < columns.size(); i++) {
        cells.put(columns.get(i), written.get(i + 2));
      }
      cells.put(TableColumns.CONFIRMED, "");
      rows.add(wider.row(cells));
    }
    int sure = (int) open.stream().filter(SiteProposal::isSure).count();
    return new Proposed(wider.with(rows), open.size(), sure, known);
  }
}
