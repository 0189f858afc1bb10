package org.relais.config;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.relais.config.table.Cell;
import org.relais.config.table.Row;
import org.relais.config.table.Table;
import org.relais.config.table.TableReader;
import org.relais.config.yaml.Node.Scalar;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.Suggestion;
import org.relais.diagnostic.Text;
import org.relais.visit.LookupTable;
import org.relais.visit.OrgUnit;
import org.relais.visit.OrgUnits;

/** The tables of {@code lookups/}. */
final class Lookups {
  private static final String FOLDER = "lookups";
  private static final String ENDING = ".csv";

  /** The name that means: the value is an org unit code itself. */
  static final String ORG_UNITS = "org_units";

  private final Diagnostics diagnostics;
  private final Map<String, Table> tables = new LinkedHashMap<>();
  private final Map<String, LookupTable> compiled = new HashMap<>();
  private final Set<String> unreadable = new HashSet<>();

  private Lookups(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /**
   * @param orgUnitsFile as messages name it
   */
  static Lookups read(
      ConfigFolder folder, OrgUnits orgUnits, String orgUnitsFile, Diagnostics diagnostics) {
    Lookups lookups = new Lookups(diagnostics);
    lookups.compiled.put(
        ORG_UNITS,
        new LookupTable(
            ORG_UNITS,
            orgUnitsFile,
            orgUnits.all().stream().collect(Collectors.toMap(OrgUnit::code, OrgUnit::code))));
    for (String file : folder.list(FOLDER, ENDING)) {
      String name = file.substring(FOLDER.length() + 1, file.length() - ENDING.length());
      folder
          .text(file, null)
          .flatMap(
              text ->
                  new TableReader(diagnostics)
                      .read(text.label(), text.text(), List.of("from", "to")))
          .ifPresentOrElse(table -> lookups.add(name, table), () -> lookups.unreadable.add(name));
    }
    return lookups;
  }

  private void add(String name, Table table) {
    Map<String, Cell> firsts = new HashMap<>();
    Map<String, String> entries = new LinkedHashMap<>();
    for (Row row : table.rows()) {
      if (!Confirmation.of(row)) {
        continue;
      }
      Cell from = row.cell("from");
      if (from.isEmpty() || row.cell("to").isEmpty()) {
        diagnostics.error(
            Code.CFG107,
            row.span(),
            Text.of(
                "the column \"%s\" is empty",
                "la colonne « %s » est vide", from.isEmpty() ? "from" : "to"),
            Text.of("fill it in, or remove the row", "remplissez-la, ou enlevez la ligne"));
        continue;
      }
      Cell first = firsts.putIfAbsent(from.text(), from);
      if (first != null && !row.text("to").equals(entries.get(from.text()))) {
        diagnostics.error(
            Code.CFG102,
            from.span(),
            Text.of("\"%s\" stands in two rows", "« %s » figure dans deux lignes", from),
            Text.of(
                "it stands first at line %d",
                "il figure d'abord à la ligne %d", first.span().line()));
      }
      entries.putIfAbsent(from.text(), row.text("to"));
    }
    tables.put(name, table);
    compiled.put(name, new LookupTable(name, table.file(), entries));
  }

  /** The name of the table that a file of the configuration folder is, if it is one. */
  static Optional<String> tableOf(String file) {
    return file.startsWith(FOLDER + "/") && file.endsWith(ENDING)
        ? Optional.of(file.substring(FOLDER.length() + 1, file.length() - ENDING.length()))
        : Optional.empty();
  }

  /** The table of that name; nothing where there is none, which is then reported. */
  Optional<LookupTable> find(Scalar name) {
    LookupTable table = compiled.get(name.text());
    if (table == null && !unreadable.contains(name.text())) {
      diagnostics.error(
          Code.CFG301,
          name.span(),
          Text.of("unknown lookup table \"%s\"", "liste de codes inconnue « %s »", name),
          Optional.ofNullable(Suggestion.didYouMean(name.text(), new TreeSet<>(compiled.keySet())))
              .orElse(
                  Text.of(
                      "create %s/%s.csv with the columns from and to",
                      "créez %s/%s.csv avec les colonnes from et to", FOLDER, name)));
    }
    return Optional.ofNullable(table);
  }

  /** Reports the rows of a table whose result is not possible. */
  void check(String name, Function<String, Optional<Fault>> fault) {
    Table table = tables.get(name);
    if (table == null) {
      return;
    }
    for (Row row : table.rows()) {
      Cell to = row.cell("to");
      if (!to.isEmpty() && Confirmation.of(row)) {
        fault
            .apply(to.text())
            .ifPresent(f -> diagnostics.error(f.code(), to.span(), f.message(), f.help()));
      }
    }
  }
}
