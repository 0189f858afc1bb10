package org.relais.console.overview;

import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Scope;
import org.relais.console.view.LedgerFigures;
import org.relais.console.view.Recent;
import org.relais.console.view.SourceLine;
import org.relais.ledger.BalanceSheet;
import org.relais.ledger.BalanceSheet.TargetLine;

/** The record check as a reader may see it. */
final class FlowView {
  private final Duration patience;
  private final MonthFlow months;
  private final Recent<MonthFlow.Values> values;
  private final Recent<LedgerFigures> figures;

  /**
   * @param patience how long a reader waits for what nobody has counted yet
   */
  FlowView(
      Duration patience,
      MonthFlow months,
      Recent<MonthFlow.Values> values,
      Recent<LedgerFigures> figures) {
    this.patience = patience;
    this.months = months;
    this.values = values;
    this.figures = figures;
  }

  /** Whether all is accounted for, over all time; empty while nobody has counted. */
  Optional<Recent.Dated<BalanceSheet>> sheet() {
    return figures
        .latest(patience)
        .map(dated -> new Recent.Dated<>(dated.at(), dated.value().sheet()));
  }

  /** Of all time: first the records, then what goes to the targets. */
  List<FlowColumn> ofAllTime(List<SourceLine> lines, Scope scope) {
    FlowStages stages = new FlowStages(null, scope.all());
    List<FlowColumn> flow = new ArrayList<>(List.of(stages.records(RecordClasses.of(lines))));
    if (scope.all()) {
      List<TargetLine> targets = sheet().map(dated -> dated.value().targets()).orElse(List.of());
      stages.values(targets.stream().map(TargetLine::cells).toList()).ifPresent(flow::add);
      stages.visits(targets.stream().map(TargetLine::visits).toList()).ifPresent(flow::add);
    }
    return flow;
  }

  /** The records that came in a month, then the values of its periods. */
  List<FlowColumn> of(YearMonth month, Scope scope) {
    FlowStages stages = new FlowStages(month, scope.all());
    List<FlowColumn> flow = new ArrayList<>();
    flow.add(stages.records(months.records(month, scope)));
    if (scope.all()) {
      values
          .latest(patience)
          .map(dated -> dated.value().months().get(month))
          .flatMap(states -> stages.values(List.of(states)))
          .ifPresent(flow::add);
    }
    return flow;
  }

  /** The last month before this one in which anything came, or null. */
  @Nullable YearMonth lastBefore(YearMonth month, Scope scope) {
    return months.lastBefore(month, scope);
  }
}
