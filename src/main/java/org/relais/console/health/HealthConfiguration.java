package org.relais.console.health;

import java.time.Duration;
import javax.sql.DataSource;
import org.relais.console.running.RunningRoutes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The health answers. */
@Configuration(proxyBeanMethods = false)
public class HealthConfiguration {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  @Bean
  LedgerProbe ledgerProbe(DataSource ledger) {
    return new LedgerProbe(ledger, PATIENCE);
  }

  @Bean
  HealthController health(LedgerProbe ledger, RunningRoutes routes) {
    return new HealthController(ledger, routes);
  }
}
