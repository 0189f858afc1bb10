package org.relais.console.overview;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.relais.config.Deployment;
import org.relais.console.targets.TargetLine;
import org.relais.console.view.SourceLine;
import org.relais.console.view.Timetable;
import org.relais.delivery.TargetDefinition;
import org.relais.delivery.TargetState;
import org.relais.indicator.DataSet;

/**
 * What the schedules do next: neither of what somebody paused or the program holds, nor before a
 * server that is down is asked again.
 */
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

  /**
   * @param sources that the reader sees
   * @param targets the same
   */
  List<Run> after(Instant now, List<SourceLine> sources, List<TargetLine> targets, int limit) {
    List<Run> runs = new ArrayList<>();
    for (SourceLine source : sources) {
      if (source.next() != null) {
        runs.add(new Run(source.next(), "next.pull", source.name()));
      }
    }
    for (TargetLine target : targets) {
      if (!target.state().isHeld()) {
        deployment.targets().stream()
            .filter(each -> each.name().equals(target.name()))
            .forEach(each -> add(runs, askable(target.state(), now), each));
      }
    }
    return runs.stream().sorted(Comparator.comparing(Run::at)).limit(limit).toList();
  }

  private static Instant askable(TargetState state, Instant now) {
    TargetState.Down down = state.down();
    return down != null && down.askedAgain().isAfter(now) ? down.askedAgain() : now;
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
