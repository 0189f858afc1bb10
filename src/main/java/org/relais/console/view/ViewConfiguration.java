package org.relais.console.view;

import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.relais.config.Deployment;
import org.relais.console.running.Current;
import org.relais.ledger.Balance;
import org.relais.route.Rules;
import org.relais.visit.condition.RuleWords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What several pages, the API and the metrics read. */
@Configuration(proxyBeanMethods = false)
public class ViewConfiguration {
  private static final Duration KEEP = Duration.ofSeconds(10);

  @Bean
  Recent<LedgerFigures> ledgerFigures(DataSource ledger, Deployment deployment, Clock clock) {
    return new Recent<>(
        "ledger-figures",
        () -> LedgerFigures.read(ledger, new Balance(ledger, Rules.of(deployment))),
        KEEP,
        clock);
  }

  @Bean
  Recent<LatenessFigures> latenessFigures(DataSource ledger, Deployment deployment, Clock clock) {
    return new Recent<>(
        "lateness-figures",
        () -> LatenessFigures.read(ledger, deployment.zone(), clock),
        KEEP,
        clock);
  }

  @Bean
  SourceLines sourceLines(DataSource ledger, Deployment deployment, Clock clock) {
    return new SourceLines(ledger, deployment, clock);
  }

  @Bean
  ErrorView errorView(DataSource ledger, Deployment deployment) {
    return new ErrorView(ledger, deployment);
  }

  @Bean
  VisitLines visitLines(DataSource ledger, Deployment deployment) {
    return new VisitLines(ledger, deployment);
  }

  @Bean
  FailedCount failedCount(ErrorView errors, Clock clock) {
    return new FailedCount(errors, clock);
  }

  @Bean
  Current<RuleWords> ruleWords(Deployment deployment) {
    return new Current<>(deployment, now -> new RuleWords(now.model().dictionary()));
  }
}
