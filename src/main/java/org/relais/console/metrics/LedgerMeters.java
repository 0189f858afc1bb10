package org.relais.console.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.relais.console.account.Scope;
import org.relais.console.view.LatenessFigures;
import org.relais.console.view.LedgerFigures;
import org.relais.ledger.BalanceSheet;

/** The balance sheet, and how sources and targets stand, as gauges. */
final class LedgerMeters {
  private static final double MILLIS = 1_000.0;

  private final MultiGauge records;
  private final MultiGauge items;
  private final MultiGauge lastPages;
  private final MultiGauge targets;
  private final MultiGauge delays;
  private final AtomicReference<Double> balanced = new AtomicReference<>(Double.NaN);

  LedgerMeters(MeterRegistry registry) {
    records = gauge("relais.records", "Records by what they became", registry);
    items = gauge("relais.items", "Values and visits at a target by their state", registry);
    lastPages =
        gauge(
            "relais.source.last.page.timestamp.seconds",
            "When a source last gave a page",
            registry);
    targets = gauge("relais.target.up", "1 where a target answers, else 0", registry);
    delays =
        gauge(
            "relais.visit.delay.days",
            "Days from a visit to the first value that a target acknowledged with it",
            registry);
    Gauge.builder("relais.balanced", balanced, AtomicReference::get)
        .description("1 where every record and value is accounted for, else 0")
        .register(registry);
  }

  private static MultiGauge gauge(String name, String description, MeterRegistry registry) {
    return MultiGauge.builder(name).description(description).register(registry);
  }

  void show(LedgerFigures figures) {
    List<Row<?>> byClass = new ArrayList<>();
    figures.sheet().sources().forEach(line -> byClass.addAll(rows(line)));
    records.register(byClass, true);
    List<Row<?>> byState = new ArrayList<>();
    for (BalanceSheet.TargetLine line : figures.sheet().targets()) {
      byState.addAll(rows(line.target(), "values", line.cells()));
      byState.addAll(rows(line.target(), "visits", line.visits()));
    }
    items.register(byState, true);
    lastPages.register(
        figures.lastPages().entrySet().stream()
            .<Row<?>>map(
                e -> Row.of(Tags.of("source", e.getKey()), e.getValue().toEpochMilli() / MILLIS))
            .toList(),
        true);
    targets.register(
        figures.targets().entrySet().stream()
            .<Row<?>>map(e -> Row.of(Tags.of("target", e.getKey()), e.getValue() ? 1 : 0))
            .toList(),
        true);
    balanced.set(figures.sheet().balanced() ? 1.0 : 0.0);
  }

  void show(LatenessFigures figures) {
    List<Row<?>> parts = new ArrayList<>();
    for (LatenessFigures.OfTarget target : figures.targets(Scope.ALL)) {
      parts.add(Row.of(Tags.of("target", target.target(), "quantile", "0.5"), target.median()));
      parts.add(Row.of(Tags.of("target", target.target(), "quantile", "0.9"), target.ninthTenth()));
    }
    delays.register(parts, true);
  }

  private static List<Row<?>> rows(BalanceSheet.SourceLine line) {
    return List.of(
        row(line, "mapped", line.mapped()),
        row(line, "rejected", line.rejected()),
        row(line, "discarded", line.discarded()),
        row(line, "ignored", line.ignored()),
        row(line, "voided", line.voided()));
  }

  private static Row<?> row(BalanceSheet.SourceLine line, String type, long records) {
    return Row.of(Tags.of("source", line.source(), "class", type), records);
  }

  private static List<Row<?>> rows(String target, String what, BalanceSheet.States states) {
    return List.of(
        row(target, what, "acknowledged", states.acknowledged()),
        row(target, what, "due", states.due()),
        row(target, what, "parked", states.parked()),
        row(target, what, "discarded", states.discarded()));
  }

  private static Row<?> row(String target, String what, String state, long count) {
    return Row.of(Tags.of("target", target, "what", what, "state", state), count);
  }
}
