package org.relais.console.trial;

import java.time.Clock;
import javax.sql.DataSource;
import org.relais.config.Deployment;
import org.relais.ledger.AuditTrail;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pages on which a mapping is tried. */
@Configuration(proxyBeanMethods = false)
public class TrialConfiguration {
  @Bean
  TrialDesk trialDesk(DataSource ledger, Deployment deployment, AuditTrail audit, Clock clock) {
    return new TrialDesk(ledger, deployment, audit, clock);
  }

  @Bean
  TrialController trial(TrialDesk desk, Deployment deployment) {
    return new TrialController(desk, deployment);
  }
}
