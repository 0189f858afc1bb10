package org.relais.console.metrics;

import org.relais.console.view.LatenessFigures;
import org.relais.console.view.LedgerFigures;
import org.relais.console.view.Recent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The metrics. */
@Configuration(proxyBeanMethods = false)
public class MetricsConfiguration {
  @Bean
  MetricsController metrics(
      Meters meters, Recent<LedgerFigures> figures, Recent<LatenessFigures> lateness) {
    return new MetricsController(meters, figures, lateness);
  }
}
