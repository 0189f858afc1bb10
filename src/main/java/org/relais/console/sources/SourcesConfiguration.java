package org.relais.console.sources;

import java.time.Duration;
import org.relais.config.Deployment;
import org.relais.console.running.RunningRoutes;
import org.relais.console.view.ErrorView;
import org.relais.console.view.SourceLines;
import org.relais.ledger.AuditTrail;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pages of sources. */
@Configuration(proxyBeanMethods = false)
public class SourcesConfiguration {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Bean
  PullRequests pullRequests(RunningRoutes routes, AuditTrail audit) {
    return new PullRequests(routes, audit, PATIENCE);
  }

  @Bean
  SourceController sources(
      Deployment deployment,
      SourceLines lines,
      ErrorView errors,
      PullRequests pulls,
      RunningRoutes routes) {
    return new SourceController(deployment, lines, errors, pulls, routes);
  }
}
