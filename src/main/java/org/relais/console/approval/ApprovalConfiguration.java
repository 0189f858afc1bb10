package org.relais.console.approval;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.relais.config.Deployment;
import org.relais.console.page.Names;
import org.relais.console.view.LedgerFigures;
import org.relais.console.view.Recent;
import org.relais.console.work.WorkReply;
import org.relais.console.work.Workshop;
import org.relais.ledger.ApprovalActs;
import org.relais.ledger.ApprovalHistory;
import org.relais.ledger.ApprovalValues;
import org.relais.ledger.Approvals;
import org.relais.route.Rules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pages of approval. */
@Configuration(proxyBeanMethods = false)
public class ApprovalConfiguration {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  @Bean
  Supplier<Approvals> approvals(DataSource ledger, Deployment deployment) {
    return () -> new Approvals(ledger, Rules.of(deployment));
  }

  @Bean
  Supplier<ApprovalValues> approvalValues(DataSource ledger, Deployment deployment) {
    return () -> new ApprovalValues(ledger, Rules.of(deployment));
  }

  @Bean
  ApprovalHistory approvalHistory(DataSource ledger) {
    return new ApprovalHistory(ledger);
  }

  @Bean
  ApprovalDesk approvalDesk(
      DataSource ledger,
      Clock clock,
      Deployment deployment,
      Workshop workshop,
      Recent<LedgerFigures> figures) {
    return new ApprovalDesk(
        () -> new ApprovalActs(ledger, clock, Rules.of(deployment)), workshop, figures, PATIENCE);
  }

  @Bean
  ApprovalController approval(
      Deployment deployment,
      Supplier<Approvals> approvals,
      Supplier<ApprovalValues> values,
      ApprovalHistory history,
      Names names) {
    return new ApprovalController(deployment, approvals, values, history, names);
  }

  @Bean
  ApprovalActController approvalActs(
      Deployment deployment, Supplier<Approvals> approvals, ApprovalDesk desk, WorkReply reply) {
    return new ApprovalActController(deployment, approvals, desk, reply);
  }

  @Bean
  ApprovalCsvController approvalCsv(
      Deployment deployment,
      Supplier<ApprovalValues> values,
      ApprovalHistory history,
      Names names) {
    return new ApprovalCsvController(deployment, values, history, names);
  }
}
