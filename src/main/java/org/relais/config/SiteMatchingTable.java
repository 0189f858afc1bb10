package org.relais.config;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.config.table.Cell;
import org.relais.config.table.Row;
import org.relais.config.table.TableReader;
import org.relais.config.yaml.Node.Scalar;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.Text;
import org.relais.target.dhis2.SiteMatching;
import org.relais.visit.OrgUnits;

/**
 * The reviewed table of which org unit of a server is which of ours: {@code code,uid} and, where it
 * was proposed by the program, {@code confirmed}.
 */
final class SiteMatchingTable {
  private final ConfigFolder folder;
  private final OrgUnits orgUnits;
  private final Diagnostics diagnostics;

  SiteMatchingTable(ConfigFolder folder, OrgUnits orgUnits, Diagnostics diagnostics) {
    this.folder = folder;
    this.orgUnits = orgUnits;
    this.diagnostics = diagnostics;
  }

  /** The matching; rows that are wrong are reported and left out. */
  SiteMatching read(Scalar file) {
    return folder
        .text(file.text(), file.span())
        .flatMap(
            text ->
                new TableReader(diagnostics)
                    .read(text.label(), text.text(), List.of("code", "uid")))
        .map(table -> matching(table.rows()))
        .orElse(SiteMatching.NONE);
  }

  private SiteMatching matching(List<Row> rows) {
    Map<String, String> uids = new LinkedHashMap<>();
    Map<String, Row> codes = new HashMap<>();
    Map<String, Row> matched = new HashMap<>();
    for (Row row : rows) {
      Cell uid = row.cell("uid");
      if (uid.isEmpty() || !Confirmation.of(row)) {
        // Not confirmed yet: such an org unit is looked up by its code.
        continue;
      }
      Cell code = row.cell("code");
      Fault.orgUnit(code.text(), orgUnits).ifPresent(f -> f.at(code.span(), diagnostics));
      twice(codes.putIfAbsent(code.text(), row), code);
      twice(matched.putIfAbsent(uid.text(), row), uid);
      uids.putIfAbsent(code.text(), uid.text());
    }
    return new SiteMatching(uids);
  }

  private void twice(@Nullable Row earlier, Cell cell) {
    if (earlier != null) {
      diagnostics.error(
          Code.CFG102,
          cell.span(),
          Text.of("\"%s\" stands in two rows", "« %s » figure dans deux lignes", cell),
          Text.of(
              "it stands first at line %d",
              "il figure d'abord à la ligne %d", earlier.span().line()));
    }
  }
}
