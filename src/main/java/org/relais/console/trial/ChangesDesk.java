package org.relais.console.trial;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.console.account.Scope;
import org.relais.indicator.Period;
import org.relais.ledger.PredictedChanges;
import org.relais.ledger.Prediction;
import org.relais.route.Rules;
import org.relais.source.SourceDefinition;

/** Finds out what a configuration would change in a period, within what an account sees. */
public final class ChangesDesk {
  private final DataSource ledger;
  private final Clock clock;

  public ChangesDesk(DataSource ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Values are made of the records of all sources, so that who sees some of them only is told of
   * records alone.
   *
   * @param active what rules now, as one state
   * @param progress is told how many records were looked at
   */
  public Prediction predict(
      Deployment active, Deployment proposed, Period period, Scope scope, LongConsumer progress) {
    PredictedChanges changes =
        new PredictedChanges(
            ledger, clock, Rules.of(active), Rules.of(proposed), restateFrom(proposed));
    if (scope.all()) {
      return changes.of(period, progress);
    }
    List<Prediction.RecordGroup> records = new ArrayList<>();
    long looked = 0;
    for (SourceDefinition source : proposed.sources()) {
      if (scope.includes(source.name())) {
        long before = looked;
        Prediction part = changes.ofSource(source.name(), period, n -> progress.accept(before + n));
        records.addAll(part.records());
        looked += part.looked();
      }
    }
    return new Prediction(period, looked, records, List.of(), 0, 0, 0, 0, List.of());
  }

  private LocalDate restateFrom(Deployment deployment) {
    @Nullable LocalDate configured = deployment.restateFrom();
    return Objects.requireNonNullElseGet(
        configured, () -> YearMonth.now(clock.withZone(deployment.zone())).minusMonths(1).atDay(1));
  }
}
