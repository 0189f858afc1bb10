package org.relais.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.relais.config.table.Cell;
import org.relais.config.table.Row;
import org.relais.config.table.Table;
import org.relais.config.table.TableReader;
import org.relais.config.yaml.Node.Scalar;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.Span;
import org.relais.diagnostic.Suggestion;
import org.relais.diagnostic.Text;
import org.relais.indicator.DataElement;
import org.relais.target.dhis2.Binding;
import org.relais.target.dhis2.Bindings;
import org.relais.visit.Field;

/**
 * A binding table: one row a figure. Columns are {@code element} (ours; not needed in the table of
 * one element), one column for each category of the splits with its option codes, {@code
 * data_element} and, where needed, {@code category_option_combo} (the server's, by uid, code or
 * name) and {@code target}. {@code data_element_name} and {@code category_option_combo_name} are
 * for people. With a column {@code confirmed}, only rows that a person confirmed are used.
 */
final class BindingTable {
  private static final String ELEMENT = "element";
  private static final String DATA_ELEMENT = "data_element";
  private static final String COMBO = "category_option_combo";
  private static final String TARGET = "target";
  private static final Set<String> FOR_PEOPLE =
      Set.of("data_element_name", "category_option_combo_name", Confirmation.COLUMN);

  private final ConfigFolder folder;
  private final Diagnostics diagnostics;

  BindingTable(ConfigFolder folder, Diagnostics diagnostics) {
    this.folder = folder;
    this.diagnostics = diagnostics;
  }

  /**
   * The rows; those that are wrong are reported and left out.
   *
   * @param elements the data elements that the table may bind, by code
   */
  List<Binding> read(Scalar file, Map<String, DataElement> elements) {
    List<String> needed =
        elements.size() == 1 ? List.of(DATA_ELEMENT) : List.of(ELEMENT, DATA_ELEMENT);
    return folder
        .text(file.text(), file.span())
        .flatMap(text -> new TableReader(diagnostics).read(text.label(), text.text(), needed))
        .map(table -> rows(table, elements))
        .orElse(List.of());
  }

  private List<Binding> rows(Table table, Map<String, DataElement> elements) {
    checkColumns(table, elements);
    List<Binding> bindings = new ArrayList<>();
    Map<Binding, Span> places = new HashMap<>();
    for (Row row : table.rows().stream().filter(Confirmation::of).toList()) {
      binding(table, row, elements)
          .ifPresent(
              binding -> {
                bindings.add(binding);
                places.putIfAbsent(binding, row.span());
              });
    }
    new Bindings(bindings)
        .clashes()
        .forEach(
            clash -> {
              Span second = places.getOrDefault(clash.second(), table.headerSpan());
              Span first = places.getOrDefault(clash.first(), table.headerSpan());
              misfit(
                  second,
                  clash.ours()
                      ? Text.of(
                          "the same figure is bound twice", "le même chiffre est lié deux fois")
                      : Text.of(
                          "two figures go to the same place on the server",
                          "deux chiffres vont au même endroit sur le serveur"),
                  Text.of(
                      "the other row is at line %d",
                      "l'autre ligne est la ligne %d", first.line()));
            });
    return bindings;
  }

  private void checkColumns(Table table, Map<String, DataElement> elements) {
    Set<String> known = new TreeSet<>(Set.of(ELEMENT, DATA_ELEMENT, COMBO, TARGET));
    elements.values().forEach(e -> e.split().forEach(field -> known.add(field.category())));
    for (Cell column : table.header()) {
      if (!known.contains(column.text()) && !FOR_PEOPLE.contains(column.text())) {
        misfit(
            column.span(),
            Text.of("unknown column \"%s\"", "colonne inconnue « %s »", column),
            Suggestion.didYouMeanOrOneOf(column.text(), known));
      }
    }
  }

  private Optional<Binding> binding(Table table, Row row, Map<String, DataElement> elements) {
    DataElement element =
        table.has(ELEMENT) ? elements.get(row.text(ELEMENT)) : elements.values().iterator().next();
    if (element == null) {
      misfit(
          row.cell(ELEMENT).span(),
          Text.of(
              "unknown data element \"%s\"",
              "élément de données inconnu « %s »", row.cell(ELEMENT)),
          Suggestion.didYouMean(row.text(ELEMENT), elements.keySet()));
      return Optional.empty();
    }
    SortedMap<String, String> options = new TreeMap<>();
    for (Field field : element.split()) {
      @Nullable String option = option(table, row, element, field);
      if (option != null) {
        options.put(field.category(), option);
      }
    }
    Cell target = row.cell(DATA_ELEMENT);
    if (target.isEmpty()) {
      diagnostics.error(
          Code.CFG107,
          row.span(),
          Text.of("the column \"%s\" is empty", "la colonne « %s » est vide", DATA_ELEMENT),
          Text.of("fill it in, or remove the row", "remplissez-la, ou enlevez la ligne"));
    }
    return target.isEmpty() || options.size() < element.split().size()
        ? Optional.empty()
        : Optional.of(
            new Binding(
                element.code(),
                options,
                target.text(),
                orNull(row.text(COMBO)),
                orNull(row.text(TARGET))));
  }

  private @Nullable String option(Table table, Row row, DataElement element, Field field) {
    if (!table.has(field.category())) {
      misfit(
          row.span(),
          Text.of(
              "%s is split by %s, which this table has no column for",
              "%s est désagrégé par %s, pour lequel ce tableau n'a pas de colonne",
              element.code(),
              field.category()),
          Text.of("add the column %s", "ajoutez la colonne %s", field.category()));
      return null;
    }
    Cell cell = row.cell(field.category());
    Set<String> options = Options.of(field);
    if (options.contains(cell.text())) {
      return cell.text();
    }
    misfit(
        cell.span(),
        Text.of("%s has no option \"%s\"", "%s n'a pas d'option « %s »", field.category(), cell),
        Suggestion.didYouMeanOrOneOf(cell.text(), options));
    return null;
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private void misfit(Span span, Text message, @Nullable Text help) {
    diagnostics.error(Code.CFG404, span, message, help);
  }
}
