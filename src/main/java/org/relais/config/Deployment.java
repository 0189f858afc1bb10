package org.relais.config;

import java.time.ZoneId;
import java.util.List;
import org.relais.delivery.TargetDefinition;
import org.relais.indicator.DataSet;
import org.relais.ledger.DatabaseSettings;
import org.relais.source.SourceDefinition;
import org.relais.visit.OrgUnits;
import org.relais.visit.VisitModel;

/**
 * A compiled configuration: all that the program does.
 *
 * @param version hash of the configuration's text before secrets are put in
 * @param zone in which schedules run
 */
public record Deployment(
    String version,
    ZoneId zone,
    DatabaseSettings database,
    VisitModel model,
    OrgUnits orgUnits,
    List<SourceDefinition> sources,
    List<DataSet> dataSets,
    List<TargetDefinition> targets) {
  public Deployment {
    sources = List.copyOf(sources);
    dataSets = List.copyOf(dataSets);
    targets = List.copyOf(targets);
  }
}
