package org.relais.console.tables;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.console.work.Words;
import org.relais.delivery.TargetDefinition;
import org.relais.indicator.DataSet;
import org.relais.target.dhis2.DataSetCatalogue;
import org.relais.target.dhis2.Dhis2Settings;
import org.relais.target.dhis2.ServerCatalogue;

/** The rows of a binding table, beside what the server has. */
final class BindingSight {
  private static final Set<String> NO_CATEGORY =
      Set.of(
          TableColumns.ELEMENT,
          TableColumns.DATA_ELEMENT,
          TableColumns.DATA_ELEMENT_NAME,
          TableColumns.COMBO,
          TableColumns.COMBO_NAME,
          TableColumns.TARGET,
          TableColumns.CONFIRMED);

  private final TableText table;
  private final Deployment deployment;
  private final TargetDefinition target;
  private final ServerCatalogue catalogue;
  private final Described described;
  private final Map<List<ServerCatalogue.Group>, DataSetCatalogue> seen = new HashMap<>();

  BindingSight(
      TableText table,
      Deployment deployment,
      TargetDefinition target,
      ServerCatalogue catalogue,
      Described described) {
    this.table = table;
    this.deployment = deployment;
    this.target = target;
    this.catalogue = catalogue;
    this.described = described;
  }

  Described described() {
    return described;
  }

  /** The server as the data sets have it that get the row's figures. */
  DataSetCatalogue server(List<String> row) {
    return server(table.cell(row, TableColumns.ELEMENT));
  }

  /**
   * @param element code of our data element; empty for all that the target gets
   */
  DataSetCatalogue server(String element) {
    Dhis2Settings settings = (Dhis2Settings) target.settings();
    List<ServerCatalogue.Group> groups =
        deployment.dataSets().stream()
            .filter(set -> target.dataSets().contains(set.code()))
            .filter(set -> element.isEmpty() || has(set, element))
            .map(set -> settings.dataSets().getOrDefault(set.code(), set.code()))
            .flatMap(identifier -> catalogue.dataSet(identifier).stream())
            .toList();
    return seen.computeIfAbsent(groups, those -> new DataSetCatalogue(catalogue, those));
  }

  private static boolean has(DataSet set, String element) {
    return set.elements().stream().anyMatch(each -> each.code().equals(element));
  }

  /** Options of our figure, by the columns of categories. */
  List<String> options(List<String> row) {
    return table.header().stream()
        .filter(column -> !NO_CATEGORY.contains(column))
        .map(column -> table.cell(row, column))
        .filter(option -> !option.isBlank())
        .toList();
  }

  RowState of(List<String> row) {
    boolean pending = TableColumns.pending(table, row);
    DataSetCatalogue server = server(row);
    String written = table.cell(row, TableColumns.DATA_ELEMENT);
    Optional<ServerCatalogue.Element> element = server.element(written);
    if (element.isEmpty()) {
      return new RowState(pending, false, unknown(written), Map.of());
    }
    Map<String, String> means = new HashMap<>();
    means.put(TableColumns.DATA_ELEMENT, described.element(element.get(), server));
    combo(server, element.get(), row)
        .ifPresent(combo -> means.put(TableColumns.COMBO, described.combo(combo)));
    @Nullable Words fault = fault(server, element.get(), row);
    boolean whole = !table.cell(row, TableColumns.COMBO).isBlank();
    return new RowState(pending, fault == null && whole, fault, means);
  }

  private Optional<ServerCatalogue.Combo> combo(
      DataSetCatalogue server, ServerCatalogue.Element element, List<String> row) {
    String written = table.cell(row, TableColumns.COMBO);
    if (written.isBlank()) {
      return server.comboOf(element, options(row));
    }
    List<ServerCatalogue.Combo> named = server.combos(element, written);
    return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
  }

  private @Nullable Words unknown(String written) {
    return written.isBlank() ? null : Words.of("tables.fault.noElement", written, target.name());
  }

  private @Nullable Words fault(
      DataSetCatalogue server, ServerCatalogue.Element element, List<String> row) {
    if (server.dataSets().isEmpty()) {
      return Words.of("tables.fault.noDataSet", target.name());
    }
    if (!server.isInside(element)) {
      return Words.of("tables.fault.notInDataSet", element.name(), server.dataSets().get(0).name());
    }
    String written = table.cell(row, TableColumns.COMBO);
    if (combo(server, element, row).isPresent()) {
      return null;
    }
    if (written.isBlank()) {
      return Words.of("tables.fault.pickCombo", element.name());
    }
    return server.combos(element, written).isEmpty()
        ? Words.of("tables.fault.noCombo", written, element.name())
        : Words.of("tables.fault.twoCombos", written, element.name());
  }

  /** Codes of our data elements that no row speaks of. */
  public List<String> withoutRows() {
    if (!table.header().contains(TableColumns.ELEMENT) && !table.rows().isEmpty()) {
      // The table of one data element, which its rows need not name.
      return List.of();
    }
    Set<String> bound = new HashSet<>();
    table.rows().forEach(row -> bound.add(table.cell(row, TableColumns.ELEMENT)));
    return deployment.dataSets().stream()
        .filter(set -> target.dataSets().contains(set.code()))
        .flatMap(set -> set.elements().stream())
        .map(element -> element.code())
        .filter(code -> !bound.contains(code))
        .toList();
  }
}
