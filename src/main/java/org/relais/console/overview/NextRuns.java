package org.relais.console.overview;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.relais.config.Deployment;
import org.relais.console.account.Scope;
import org.relais.console.view.Timetable;
import org.relais.delivery.TargetDefinition;
import org.relais.indicator.DataSet;
import org.relais.source.SourceDefinition;

/** What the schedules do next. */
final class NextRuns {
  private final Deployment deployment;

  NextRuns(Deployment deployment) {
    this.deployment = deployment;
  }

  /**
   * @param what key of the words for it
   * @param where source or target
   */
  record Run(Instant at, String what, String where) {}

  List<Run> after(Instant now, Scope scope, int limit) {
    List<Run> runs = new ArrayList<>();
    for (SourceDefinition source : deployment.sources()) {
      if (scope.includes(source.name())) {
        add(runs, now, source.pull().cron(), "next.pull", source.name());
      }
    }
    if (scope.all()) {
      deployment.targets().forEach(target -> add(runs, now, target));
    }
    return runs.stream().sorted(Comparator.comparing(Run::at)).limit(limit).toList();
  }

  private void add(List<Run> runs, Instant now, TargetDefinition target) {
    for (DataSet dataSet : deployment.dataSets()) {
      if (target.dataSets().contains(dataSet.code())) {
        add(runs, now, dataSet.push(), "next.values", target.name());
      }
    }
    if (target.visits()) {
      add(runs, now, target.pushVisits(), "next.visits", target.name());
    }
  }

  private void add(List<Run> runs, Instant now, String cron, String what, String where) {
    new Timetable(cron, deployment.zone())
        .after(now)
        .ifPresent(at -> runs.add(new Run(at, what, where)));
  }
}
