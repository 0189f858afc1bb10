package org.relais.route;

import java.util.ArrayList;
import java.util.List;
import org.relais.config.Deployment;
import org.relais.delivery.TargetDefinition;

/** Everything that can be delivered: one load for each data set of a target, and for its visits. */
public final class Round {
  private Round() {}

  /** In the order of the configuration. */
  public static List<Load> loads(Deployment deployment) {
    List<Load> loads = new ArrayList<>();
    for (TargetDefinition target : deployment.targets()) {
      target.dataSets().forEach(dataSet -> loads.add(Load.cells(target.name(), dataSet)));
      if (target.visits()) {
        loads.add(Load.visits(target.name()));
      }
    }
    return loads;
  }
}
