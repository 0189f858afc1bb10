package org.relais.console.tables;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.console.catalogue.ServerSites;
import org.relais.target.dhis2.DataSetCatalogue;
import org.relais.target.dhis2.ServerCatalogue;
import org.relais.target.dhis2.ServerOrgUnit;
import org.relais.visit.OrgUnit;
import org.relais.visit.OrgUnits;

/** Cells that go together: where one is changed, the others follow it. */
final class Companions {
  private final OrgUnits orgUnits;
  private final @Nullable BindingSight binding;
  private final @Nullable ServerSites sites;

  /**
   * @param binding null where nothing is known of the server; the same for {@code sites}
   */
  Companions(OrgUnits orgUnits, @Nullable BindingSight binding, @Nullable ServerSites sites) {
    this.orgUnits = orgUnits;
    this.binding = binding;
    this.sites = sites;
  }

  /**
   * A row whose cells follow what was changed.
   *
   * @param was null for a new row
   */
  List<String> followed(TableText table, @Nullable List<String> was, List<String> row) {
    return switch (table.kind()) {
      case BINDING -> bound(table, was, row);
      case SITES -> site(table, was, row);
      case CODES -> code(table, was, row);
      case OTHER -> row;
    };
  }

  private static boolean changed(
      TableText table, @Nullable List<String> was, List<String> row, String column) {
    return was == null || !table.cell(was, column).equals(table.cell(row, column));
  }

  private List<String> bound(TableText table, @Nullable List<String> was, List<String> row) {
    if (binding == null) {
      return row;
    }
    DataSetCatalogue server = binding.server(row);
    List<String> next = row;
    Optional<ServerCatalogue.Element> element =
        server.element(table.cell(row, TableColumns.DATA_ELEMENT));
    if (changed(table, was, row, TableColumns.DATA_ELEMENT)) {
      next =
          table.put(
              next,
              TableColumns.DATA_ELEMENT_NAME,
              element.map(ServerCatalogue.Element::name).orElse(""));
      String combo = table.cell(row, TableColumns.COMBO);
      boolean typed = !combo.isBlank() && changed(table, was, row, TableColumns.COMBO);
      if (element.isPresent() && !typed && server.combos(element.get(), combo).size() != 1) {
        next =
            table.put(
                next,
                TableColumns.COMBO,
                server
                    .comboOf(element.get(), binding.options(row))
                    .map(ServerCatalogue.Combo::id)
                    .orElse(""));
      }
    }
    if (changed(table, was, next, TableColumns.COMBO)) {
      String written = table.cell(next, TableColumns.COMBO);
      next =
          table.put(
              next,
              TableColumns.COMBO_NAME,
              element.stream()
                  .flatMap(each -> server.combos(each, written).stream())
                  .findFirst()
                  .map(ServerCatalogue.Combo::name)
                  .orElse(""));
    }
    return next;
  }

  private List<String> site(TableText table, @Nullable List<String> was, List<String> row) {
    List<String> next = row;
    if (changed(table, was, row, TableColumns.CODE)) {
      next =
          named(
              table,
              next,
              table.cell(row, TableColumns.CODE),
              TableColumns.NAME,
              TableColumns.PARENT);
    }
    if (was != null && !changed(table, was, row, TableColumns.UID)) {
      return next;
    }
    Optional<ServerOrgUnit> unit =
        sites == null ? Optional.empty() : sites.find(table.cell(row, TableColumns.UID));
    next = table.put(next, TableColumns.SERVER_NAME, unit.map(ServerOrgUnit::name).orElse(""));
    next =
        table.put(
            next,
            TableColumns.SERVER_PARENT,
            unit.map(found -> Objects.requireNonNullElse(found.parentName(), "")).orElse(""));
    return byPerson(table, next);
  }

  private List<String> code(TableText table, @Nullable List<String> was, List<String> row) {
    if (was != null && !changed(table, was, row, TableColumns.TO)) {
      return row;
    }
    List<String> next =
        named(
            table,
            row,
            table.cell(row, TableColumns.TO),
            TableColumns.ORG_UNIT_NAME,
            TableColumns.ORG_UNIT_PARENT);
    return byPerson(table, next);
  }

  private List<String> named(
      TableText table, List<String> row, String code, String name, String parent) {
    Optional<OrgUnit> unit = orgUnits.find(code);
    List<String> next = table.put(row, name, unit.map(OrgUnit::name).orElse(""));
    return table.put(
        next,
        parent,
        unit.flatMap(found -> Optional.ofNullable(found.parent()))
            .flatMap(orgUnits::find)
            .map(OrgUnit::name)
            .orElse(""));
  }

  /** What the program thought of the place before is true no more. */
  private static List<String> byPerson(TableText table, List<String> row) {
    List<String> next = table.put(row, TableColumns.SCORE, "");
    next = table.put(next, TableColumns.CANDIDATES, "");
    return table.put(next, TableColumns.BASIS, TableColumns.PERSON);
  }
}
