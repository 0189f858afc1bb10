package org.relais.console.metrics;

import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.relais.config.Deployment;
import org.relais.console.view.Recent;
import org.relais.ledger.Balance;
import org.relais.route.Rules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The metrics and what they are read from. */
@Configuration(proxyBeanMethods = false)
public class MetricsConfiguration {
  private static final Duration KEEP = Duration.ofSeconds(10);

  @Bean
  Recent<LedgerFigures> ledgerFigures(DataSource ledger, Deployment deployment, Clock clock) {
    Balance balance = new Balance(ledger, Rules.of(deployment));
    return new Recent<>("ledger-figures", () -> LedgerFigures.read(ledger, balance), KEEP, clock);
  }

  @Bean
  MetricsController metrics(Meters meters, Recent<LedgerFigures> figures) {
    return new MetricsController(meters, figures);
  }
}
