package org.relais.config;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.relais.config.spec.Block;
import org.relais.config.spec.Key;
import org.relais.config.spec.Scalars;
import org.relais.config.spec.Values;
import org.relais.config.table.Cell;
import org.relais.config.table.Row;
import org.relais.config.table.TableReader;
import org.relais.config.yaml.Node.Scalar;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.Text;
import org.relais.indicator.Completion;
import org.relais.visit.OrgUnits;

/** {@code complete:} of a data set. */
final class CompleteBlock {
  private static final Key<Completion.When> WHEN =
      Key.of("when", Scalars.constant(Completion.When.class))
          .needed()
          .says("Whether every expected worker has to report, or the cut-off day alone decides.")
          .example("every_worker");
  private static final Key<Scalar> WORKERS =
      Key.of("workers", Scalars.TEXT)
          .says("Table (CSV) with the columns `org_unit` and `worker`: who is expected to report.")
          .example("workers.csv");
  private static final Key<Integer> CUT_OFF_DAY =
      Key.of("cut_off_day", Scalars.integer(1, 366))
          .says(
              "How many days after the end of a period it is registered, whoever is missing; never"
                  + " if absent.")
          .example("10");
  static final Block BLOCK =
      Block.of(
          "completeness",
          "When a data set is registered as complete for an org unit and a period.",
          WHEN,
          WORKERS,
          CUT_OFF_DAY);

  private final ConfigFolder folder;
  private final OrgUnits orgUnits;
  private final Diagnostics diagnostics;

  CompleteBlock(ConfigFolder folder, OrgUnits orgUnits, Diagnostics diagnostics) {
    this.folder = folder;
    this.orgUnits = orgUnits;
    this.diagnostics = diagnostics;
  }

  /**
   * @param block complete
   */
  Completion read(Values block) {
    Completion.When when = block.need(WHEN);
    boolean worker = when == Completion.When.EVERY_WORKER;
    if (worker ? !block.has(WORKERS) : !block.has(CUT_OFF_DAY)) {
      String missing = worker ? "workers" : "cut_off_day";
      diagnostics.error(
          Code.CFG551,
          block.at(WHEN),
          Text.of(
              "\"%s\" needs the key \"%s\"",
              "« %s » demande la clé « %s »", worker ? "every_worker" : "cut_off", missing),
          worker
              ? Text.of("add \"workers: workers.csv\"", "ajoutez « workers: workers.csv »")
              : Text.of("add \"cut_off_day: 10\"", "ajoutez « cut_off_day: 10 »"));
    }
    Scalar table = block.get(WORKERS);
    return new Completion(when, block.get(CUT_OFF_DAY), table == null ? Map.of() : workers(table));
  }

  private Map<String, Set<String>> workers(Scalar file) {
    return folder
        .text(file.text(), file.span())
        .flatMap(
            text ->
                new TableReader(diagnostics)
                    .read(text.label(), text.text(), List.of("org_unit", "worker")))
        .map(table -> workers(table.rows()))
        .orElse(Map.of());
  }

  private Map<String, Set<String>> workers(List<Row> rows) {
    Map<String, Set<String>> workers = new HashMap<>();
    for (Row row : rows) {
      Cell orgUnit = row.cell("org_unit");
      Fault.orgUnit(orgUnit.text(), orgUnits).ifPresent(f -> f.at(orgUnit.span(), diagnostics));
      workers.computeIfAbsent(orgUnit.text(), any -> new LinkedHashSet<>()).add(row.text("worker"));
    }
    return workers;
  }
}
