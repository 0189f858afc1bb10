package org.relais.config;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.config.table.Cell;
import org.relais.config.table.Row;
import org.relais.config.table.TableReader;
import org.relais.config.yaml.Node.Scalar;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.Suggestion;
import org.relais.diagnostic.Text;
import org.relais.visit.OrgUnit;
import org.relais.visit.OrgUnits;

/** The table of org units, {@code code,name,level,parent}, checked to be a pyramid. */
final class OrgUnitTable {
  private static final List<String> COLUMNS = List.of("code", "name", "level", "parent");

  private final List<String> levels;
  private final Diagnostics diagnostics;
  private final Map<String, Row> rows = new LinkedHashMap<>();

  private OrgUnitTable(List<String> levels, Diagnostics diagnostics) {
    this.levels = levels;
    this.diagnostics = diagnostics;
  }

  /** The org units; nothing where the table cannot be read. */
  static Optional<OrgUnits> read(
      @Nullable Scalar file, List<String> levels, ConfigFolder folder, Diagnostics diagnostics) {
    if (file == null) {
      return Optional.empty();
    }
    return folder
        .text(file.text(), file.span())
        .flatMap(text -> new TableReader(diagnostics).read(text.label(), text.text(), COLUMNS))
        .map(table -> new OrgUnitTable(levels, diagnostics).compile(table.rows()));
  }

  private OrgUnits compile(List<Row> written) {
    written.forEach(this::add);
    rows.values().forEach(this::checkParent);
    rows.values().forEach(this::checkCycle);
    return new OrgUnits(
        rows.values().stream()
            .map(
                row ->
                    new OrgUnit(
                        row.text("code"),
                        row.text("name"),
                        row.text("level"),
                        row.text("parent").isEmpty() ? null : row.text("parent")))
            .toList());
  }

  private void add(Row row) {
    for (String column : List.of("code", "name", "level")) {
      if (row.cell(column).isEmpty()) {
        diagnostics.error(
            Code.CFG107,
            row.span(),
            Text.of("the column \"%s\" is empty", "la colonne « %s » est vide", column),
            Text.of("fill it in", "remplissez-la"));
      }
    }
    Row earlier = rows.putIfAbsent(row.text("code"), row);
    if (earlier != null) {
      diagnostics.error(
          Code.CFG102,
          row.cell("code").span(),
          Text.of(
              "the code \"%s\" stands in two rows",
              "le code « %s » figure dans deux lignes", row.cell("code")),
          Text.of(
              "it stands first at line %d",
              "il figure d'abord à la ligne %d", earlier.span().line()));
    }
    Cell level = row.cell("level");
    if (!level.isEmpty() && !levels.isEmpty() && !levels.contains(level.text())) {
      diagnostics.error(
          Code.CFG105,
          level.span(),
          Text.of("unknown level \"%s\"", "niveau inconnu « %s »", level),
          Suggestion.didYouMeanOrOneOf(level.text(), levels));
    }
  }

  private void checkParent(Row row) {
    Cell parent = row.cell("parent");
    int level = levels.indexOf(row.text("level"));
    if (parent.isEmpty()) {
      if (level > 0) {
        diagnostics.error(
            Code.CFG106,
            row.span(),
            Text.of(
                "\"%s\" stands at the level %s and has no parent",
                "« %s » est au niveau %s et n'a pas de parent",
                row.cell("code"),
                row.cell("level")),
            Text.of("name the org unit above it", "nommez l'unité au-dessus"));
      }
      return;
    }
    Row above = rows.get(parent.text());
    if (above == null) {
      diagnostics.error(
          Code.CFG103,
          parent.span(),
          Text.of("unknown parent \"%s\"", "parent inconnu « %s »", parent),
          Suggestion.didYouMean(parent.text(), rows.keySet()));
      return;
    }
    int levelAbove = levels.indexOf(above.text("level"));
    if (level >= 0 && levelAbove >= level && above != row) {
      diagnostics.error(
          Code.CFG106,
          parent.span(),
          Text.of(
              "the parent \"%s\" stands at the level %s, which is not above %s",
              "le parent « %s » est au niveau %s, qui n'est pas au-dessus de %s",
              parent,
              above.cell("level"),
              row.cell("level")),
          Text.of("name an org unit of a higher level", "nommez une unité d'un niveau plus haut"));
    }
  }

  /** Reports a cycle once, at its smallest code. */
  private void checkCycle(Row row) {
    String start = row.text("code");
    Set<String> seen = new HashSet<>();
    @Nullable Row at = row;
    while (at != null && seen.add(at.text("code"))) {
      at = rows.get(at.text("parent"));
    }
    boolean returned = at != null && at.text("code").equals(start);
    if (returned && seen.stream().allMatch(code -> start.compareTo(code) <= 0)) {
      diagnostics.error(
          Code.CFG104,
          row.cell("parent").span(),
          Text.of("\"%s\" stands above itself", "« %s » est au-dessus d'elle-même", start),
          Text.of("correct the parent of one of them", "corrigez le parent de l'une d'elles"));
    }
  }
}
