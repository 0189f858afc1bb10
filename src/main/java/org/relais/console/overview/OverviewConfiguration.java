package org.relais.console.overview;

import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.relais.config.Deployment;
import org.relais.console.view.ErrorView;
import org.relais.console.view.LedgerFigures;
import org.relais.console.view.Recent;
import org.relais.console.view.SourceLines;
import org.relais.ledger.JdbcTargetStates;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The overview. */
@Configuration(proxyBeanMethods = false)
public class OverviewConfiguration {
  private static final Duration KEEP = Duration.ofMinutes(1);

  @Bean
  Recent<Arrivals> arrivals(DataSource ledger, Deployment deployment, Clock clock) {
    return new Recent<>("arrivals", () -> Arrivals.read(ledger, deployment, clock), KEEP, clock);
  }

  @Bean
  OverviewController overview(
      DataSource ledger,
      Deployment deployment,
      Clock clock,
      ErrorView errors,
      SourceLines sources,
      Recent<LedgerFigures> figures,
      Recent<Arrivals> arrivals,
      MessageSource words) {
    return new OverviewController(
        deployment,
        clock,
        errors,
        sources,
        new JdbcTargetStates(ledger, clock),
        figures,
        arrivals,
        words);
  }
}
