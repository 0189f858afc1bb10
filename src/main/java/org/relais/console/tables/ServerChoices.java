package org.relais.console.tables;

import java.util.List;
import java.util.stream.Stream;
import org.relais.console.page.Typed;
import org.relais.target.dhis2.DataSetCatalogue;
import org.relais.target.dhis2.ServerCatalogue;

/** What a server has for a row of a binding. */
final class ServerChoices {
  private final BindingSight sight;

  ServerChoices(BindingSight sight) {
    this.sight = sight;
  }

  /**
   * Those of the data sets first; described only where they are shown, for they may be 10,000s.
   *
   * @param part of a name, short name, code or uid, as {@link Typed} makes it
   * @param from how many are left out
   */
  Choices.Part elements(List<String> row, String part, int from, int most) {
    DataSetCatalogue server = sight.server(row);
    List<ServerCatalogue.Element> fitting =
        Stream.concat(server.inside().stream(), server.outside().stream())
            .filter(each -> plain(each).contains(part))
            .toList();
    return new Choices.Part(
        fitting.stream()
            .skip(from)
            .limit(most)
            .map(each -> new Choices.Choice(each.id(), sight.described().element(each, server)))
            .toList(),
        fitting.size());
  }

  private static String plain(ServerCatalogue.Element element) {
    return Typed.plain(
        String.join(" ", element.name(), element.shortName(), element.code(), element.id()));
  }

  /** Those of the row's data element alone. */
  Stream<Choices.Choice> combos(TableText table, List<String> row) {
    DataSetCatalogue server = sight.server(row);
    return server.element(table.cell(row, TableColumns.DATA_ELEMENT)).stream()
        .flatMap(element -> server.combos(element).stream())
        .map(
            combo ->
                new Choices.Choice(
                    combo.id(),
                    sight.described().combo(combo)
                        + (combo.code().isBlank() ? "" : " · " + combo.code().strip())));
  }
}
