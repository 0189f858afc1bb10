package org.relais.console.errors;

import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.relais.config.Deployment;
import org.relais.console.page.Names;
import org.relais.console.view.ErrorView;
import org.relais.console.view.LedgerFigures;
import org.relais.console.view.Recent;
import org.relais.ledger.CellVisits;
import org.relais.ledger.ErrorActs;
import org.relais.ledger.RejectedContents;
import org.relais.ledger.Remap;
import org.relais.route.Rules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pages of failed transfers. */
@Configuration(proxyBeanMethods = false)
public class ErrorsConfiguration {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Bean
  ErrorDesk errorDesk(
      DataSource ledger, Deployment deployment, Clock clock, Recent<LedgerFigures> figures) {
    return new ErrorDesk(
        new ErrorActs(ledger, deployment.orgUnits(), clock),
        new Remap(ledger, clock, Rules.of(deployment)),
        figures,
        PATIENCE);
  }

  @Bean
  ErrorListController errorList(ErrorView errors, Deployment deployment) {
    return new ErrorListController(errors, deployment);
  }

  @Bean
  CauseController cause(ErrorView errors, Names names) {
    return new CauseController(errors, names);
  }

  @Bean
  ItemController item(
      DataSource ledger, Deployment deployment, Clock clock, ErrorView errors, Names names) {
    return new ItemController(
        errors,
        new RejectedContents(ledger, Rules.of(deployment), clock),
        new CellVisits(ledger, Rules.of(deployment)),
        names);
  }

  @Bean
  ErrorActController errorActs(ErrorDesk desk) {
    return new ErrorActController(desk);
  }

  @Bean
  ErrorCsvController errorCsv(ErrorView errors, Names names) {
    return new ErrorCsvController(errors, names);
  }
}
