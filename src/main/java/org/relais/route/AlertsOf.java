package org.relais.route;

import java.time.Clock;
import javax.sql.DataSource;
import org.relais.alert.Alerts;
import org.relais.alert.Channels;
import org.relais.config.Deployment;
import org.relais.delivery.TargetDefinition;
import org.relais.http.Http;
import org.relais.ledger.JdbcEpisodes;
import org.relais.ledger.LedgerSituation;
import org.relais.source.SourceDefinition;

/** Makes the alerts of a deployment. */
public final class AlertsOf {
  private AlertsOf() {}

  public static Alerts deployment(
      Deployment deployment, DataSource ledger, Http http, Clock clock) {
    return new Alerts(
        new Alerts.About(
            deployment.name(),
            deployment.zone(),
            deployment.sources().stream().map(SourceDefinition::name).toList(),
            deployment.targets().stream().map(TargetDefinition::name).toList()),
        deployment.alerts(),
        Channels.of(deployment.alerts(), http, clock),
        new LedgerSituation(ledger, Rules.of(deployment), clock),
        new JdbcEpisodes(ledger),
        clock);
  }
}
