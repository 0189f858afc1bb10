package org.relais.console.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.relais.config.Deployment;
import org.relais.indicator.DataElement;
import org.relais.indicator.Disaggregation;
import org.relais.target.dhis2.BindingProposals;

/** Proposes the rows of a data element in a binding table, for a person to confirm. Pure. */
final class BindingProposer {
  private final TableText table;
  private final Deployment deployment;
  private final BindingSight sight;

  BindingProposer(TableText table, Deployment deployment, BindingSight sight) {
    this.table = table;
    this.deployment = deployment;
    this.sight = sight;
  }

  /**
   * @param table with the rows that were added
   * @param sure how many of them name both a data element and an option combo
   */
  record Proposed(TableText table, int added, int sure) {}

  /** Empty where there is no such data element, or rows speak of it already. */
  Optional<Proposed> propose(String code) {
    return sight.withoutRows().contains(code) ? element(code).map(this::propose) : Optional.empty();
  }

  private Optional<DataElement> element(String code) {
    return deployment.dataSets().stream()
        .flatMap(set -> set.elements().stream())
        .filter(element -> element.code().equals(code))
        .findFirst();
  }

  private Proposed propose(DataElement element) {
    List<String> columns = new ArrayList<>(List.of(TableColumns.CONFIRMED, TableColumns.ELEMENT));
    Disaggregation.of(element).categories().forEach(category -> columns.add(category.code()));
    columns.addAll(
        List.of(
            TableColumns.DATA_ELEMENT,
            TableColumns.DATA_ELEMENT_NAME,
            TableColumns.COMBO,
            TableColumns.COMBO_NAME));
    TableText wider = table.withColumns(columns, TableColumns.YES);
    List<BindingProposals.Proposed> proposals =
        new BindingProposals(sight.server(element.code())).propose(element);
    List<List<String>> rows = new ArrayList<>(wider.rows());
    for (BindingProposals.Proposed proposed : proposals) {
      Map<String, String> cells = new HashMap<>(proposed.options());
      cells.put(TableColumns.ELEMENT, element.code());
      var found = proposed.element();
      if (found != null) {
        cells.put(TableColumns.DATA_ELEMENT, found.id());
        cells.put(TableColumns.DATA_ELEMENT_NAME, found.name());
      }
      var combo = proposed.combo();
      if (combo != null) {
        cells.put(TableColumns.COMBO, combo.id());
        cells.put(TableColumns.COMBO_NAME, combo.name());
      }
      rows.add(wider.row(cells));
    }
    int sure = (int) proposals.stream().filter(BindingProposals.Proposed::whole).count();
    return new Proposed(wider.with(rows), proposals.size(), sure);
  }
}
