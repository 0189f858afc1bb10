package org.relais.console.sources;

import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.relais.config.Deployment;
import org.relais.console.running.RunningRoutes;
import org.relais.console.view.ErrorView;
import org.relais.console.view.SourceLines;
import org.relais.console.work.WorkReply;
import org.relais.console.work.Workshop;
import org.relais.ledger.AuditTrail;
import org.relais.ledger.SourceActs;
import org.relais.ledger.SourceStates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pages of sources. */
@Configuration(proxyBeanMethods = false)
public class SourcesConfiguration {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Bean
  SourceDesk sourceDesk(
      DataSource ledger, Clock clock, RunningRoutes routes, AuditTrail audit, Workshop workshop) {
    return new SourceDesk(routes, new SourceActs(ledger, clock), audit, workshop, PATIENCE);
  }

  @Bean
  SourceStates sourceStates(DataSource ledger) {
    return new SourceStates(ledger);
  }

  @Bean
  SourceController sources(
      Deployment deployment,
      SourceLines lines,
      SourceStates states,
      ErrorView errors,
      SourceDesk desk,
      RunningRoutes routes) {
    return new SourceController(deployment, lines, states, errors, desk, routes);
  }

  @Bean
  SourceActController sourceActs(Deployment deployment, SourceDesk desk, WorkReply reply) {
    return new SourceActController(deployment, desk, reply);
  }
}
