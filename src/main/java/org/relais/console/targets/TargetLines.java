package org.relais.console.targets;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.console.view.LedgerFigures;
import org.relais.console.view.Recent;
import org.relais.delivery.TargetDefinition;
import org.relais.delivery.TargetStates;
import org.relais.ledger.BalanceSheet;
import org.relais.ledger.TargetPace;

/** How it stands with the targets of the configuration. */
public final class TargetLines {
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final Deployment deployment;
  private final TargetStates states;
  private final TargetPace pace;
  private final Recent<LedgerFigures> figures;

  TargetLines(
      Deployment deployment, TargetStates states, TargetPace pace, Recent<LedgerFigures> figures) {
    this.deployment = deployment;
    this.states = states;
    this.pace = pace;
    this.figures = figures;
  }

  /** All of them, in the order of the configuration. */
  public List<TargetLine> all() {
    List<BalanceSheet.TargetLine> counted = counted();
    return deployment.targets().stream().map(target -> line(target, counted)).toList();
  }

  public Optional<TargetLine> find(String name) {
    return definition(name).map(target -> line(target, counted()));
  }

  Optional<TargetDefinition> definition(String name) {
    return deployment.targets().stream().filter(each -> each.name().equals(name)).findFirst();
  }

  private TargetLine line(TargetDefinition target, List<BalanceSheet.TargetLine> all) {
    TargetKind kind = TargetKind.of(target.settings());
    BalanceSheet.@Nullable TargetLine counted =
        all.stream().filter(line -> line.target().equals(target.name())).findFirst().orElse(null);
    return new TargetLine(
        target.name(),
        kind.name(),
        kind.server(),
        target.dataSets(),
        target.visits(),
        states.of(target.name()),
        states.software(target.name()).orElse(null),
        pace.latency(target.name()).orElse(null),
        counted == null ? null : counted.cells().due() + counted.visits().due(),
        counted == null ? null : counted.cells().parked() + counted.visits().parked());
  }

  /** Empty while nobody has counted: a reader does not wait for that. */
  private List<BalanceSheet.TargetLine> counted() {
    return figures
        .latest(PATIENCE)
        .map(dated -> dated.value().sheet().targets())
        .orElseGet(List::of);
  }
}
