package org.relais.route;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.delivery.CellTarget;
import org.relais.delivery.ReconcilePolicy;
import org.relais.delivery.ReconcileRun;
import org.relais.delivery.ReconcileSettings;
import org.relais.delivery.Reconciler;
import org.relais.delivery.TargetDefinition;
import org.relais.indicator.DataSet;
import org.relais.indicator.Period;
import org.relais.visit.Labels;

/** Compares the data sets of a target, one after the other. */
final class Reconciliation {
  private final Deployment deployment;
  private final Reconciler reconciler;
  private final Clock clock;

  Reconciliation(Deployment deployment, Reconciler reconciler, Clock clock) {
    this.deployment = deployment;
    this.reconciler = reconciler;
    this.clock = clock;
  }

  ReconcileOutcome run(TargetDefinition definition, CellTarget target, @Nullable Period only) {
    ReconcileSettings settings = definition.settings().reconcile();
    ReconcilePolicy policy = settings == null ? ReconcilePolicy.REPORT : settings.policy();
    int periods = settings == null ? ReconcileSettings.STANDARD_PERIODS : settings.periods();
    long compared = 0;
    long differences = 0;
    @Nullable Labels unavailable = null;
    for (DataSet dataSet : deployment.dataSets()) {
      boolean takesPart =
          definition.dataSets().contains(dataSet.code())
              && (only == null || only.type() == dataSet.periodType());
      if (takesPart && unavailable == null) {
        ReconcileRun run =
            only == null
                ? reconciler.run(
                    definition, dataSet.code(), last(dataSet, definition, periods), target, policy)
                : reconciler.run(definition, dataSet.code(), only, target, policy);
        compared += run.compared();
        differences += run.differences();
        unavailable = run.stoppedBy() == null ? null : run.stoppedBy().message();
      }
    }
    return new ReconcileOutcome(definition.name(), compared, differences, unavailable);
  }

  /** The earliest first. */
  private List<Period> last(DataSet dataSet, TargetDefinition definition, int count) {
    LocalDate today = LocalDate.now(clock.withZone(deployment.zone()));
    LocalDate from = Objects.requireNonNullElse(definition.deliverFrom(), LocalDate.EPOCH);
    List<Period> periods = new ArrayList<>();
    Period period = Period.of(dataSet.periodType(), today);
    while (periods.size() < count && !period.start().isBefore(from)) {
      periods.add(period);
      period = period.previous();
    }
    Collections.reverse(periods);
    return periods;
  }
}
