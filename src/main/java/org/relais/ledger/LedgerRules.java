package org.relais.ledger;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.relais.delivery.OnForeign;
import org.relais.delivery.TargetDefinition;
import org.relais.indicator.DataSet;
import org.relais.source.SourceDefinition;
import org.relais.visit.OrgUnits;
import org.relais.visit.VisitModel;

/**
 * What the ledger needs to know of a configuration.
 *
 * @param version of the configuration; whatever is computed by it says so
 */
public record LedgerRules(
    String version,
    VisitModel model,
    OrgUnits orgUnits,
    List<SourceDefinition> sources,
    List<DataSet> dataSets,
    List<TargetDefinition> targets) {
  public LedgerRules {
    sources = List.copyOf(sources);
    dataSets = List.copyOf(dataSets);
    targets = List.copyOf(targets);
  }

  List<String> visitTargets() {
    return targets.stream().filter(TargetDefinition::visits).map(TargetDefinition::name).toList();
  }

  /** Names of the targets where a person is asked before a foreign value is overwritten. */
  Set<String> asking() {
    return targets.stream()
        .filter(target -> target.settings().onForeign() == OnForeign.ASK)
        .map(TargetDefinition::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  List<TargetDefinition> targetsOf(DataSet dataSet) {
    return targets.stream().filter(target -> target.dataSets().contains(dataSet.code())).toList();
  }

  Optional<SourceDefinition> source(String name) {
    return sources.stream().filter(source -> source.name().equals(name)).findFirst();
  }
}
