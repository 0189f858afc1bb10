package org.relais.route;

import java.util.Set;
import java.util.stream.Collectors;
import org.relais.config.Deployment;
import org.relais.delivery.Courier;
import org.relais.delivery.CourierRun;
import org.relais.delivery.Registrar;
import org.relais.delivery.TargetDefinition;
import org.relais.indicator.DataSet;

/** Brings cells to a target, and registers what became complete by it. */
final class CompletingCourier {
  private final Courier courier;
  private final Registrar registrar;
  private final Targets targets;
  private final Set<String> completing;

  CompletingCourier(Courier courier, Registrar registrar, Targets targets, Deployment deployment) {
    this.courier = courier;
    this.registrar = registrar;
    this.targets = targets;
    this.completing =
        deployment.dataSets().stream()
            .filter(dataSet -> dataSet.completion() != null)
            .map(DataSet::code)
            .collect(Collectors.toUnmodifiableSet());
  }

  CourierRun deliver(TargetDefinition target, String dataSet, Courier.Watcher watcher) {
    var completions =
        targets.ofCompletions(target.name()).filter(any -> completing.contains(dataSet));
    completions.ifPresent(at -> registrar.withdraw(target, dataSet, at));
    CourierRun run = courier.deliver(target, dataSet, targets.ofCells(target.name()), watcher);
    if (run.stoppedBy() == null) {
      completions.ifPresent(at -> registrar.register(target, dataSet, at));
    }
    return run;
  }
}
