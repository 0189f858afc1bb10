package org.relais.console.overview;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.relais.config.Deployment;
import org.relais.console.mappings.VersionDesk;
import org.relais.console.targets.TargetLines;
import org.relais.console.view.ErrorView;
import org.relais.console.view.LatenessFigures;
import org.relais.console.view.LedgerFigures;
import org.relais.console.view.Recent;
import org.relais.console.view.SourceLines;
import org.relais.ledger.Approvals;
import org.relais.ledger.Differences;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The overview. */
@Configuration(proxyBeanMethods = false)
public class OverviewConfiguration {
  private static final Duration KEEP = Duration.ofMinutes(1);
  private static final Duration SOON = Duration.ofSeconds(10);

  @Bean
  Recent<Arrivals> arrivals(DataSource ledger, Deployment deployment, Clock clock) {
    return new Recent<>("arrivals", () -> Arrivals.read(ledger, deployment, clock), KEEP, clock);
  }

  @Bean
  Recent<MonthFlow.Values> monthValues(DataSource ledger, Clock clock) {
    return new Recent<>("month-values", () -> MonthFlow.Values.read(ledger), KEEP, clock);
  }

  @Bean
  Recent<Decisions> decisions(
      Supplier<Approvals> approvals, Supplier<Differences> differences, Clock clock) {
    return new Recent<>(
        "decisions", () -> Decisions.read(approvals.get(), differences.get()), SOON, clock);
  }

  @Bean
  OverviewController overview(
      DataSource ledger,
      Deployment deployment,
      Clock clock,
      ErrorView errors,
      SourceLines sources,
      TargetLines targets,
      Recent<LedgerFigures> figures,
      Recent<LatenessFigures> lateness,
      Recent<MonthFlow.Values> monthValues,
      Recent<Decisions> decisions,
      VersionDesk versions) {
    return new OverviewController(
        deployment,
        clock,
        errors,
        sources,
        targets,
        new FlowView(
            OverviewController.PATIENCE, new MonthFlow(ledger, deployment), monthValues, figures),
        lateness,
        decisions,
        versions);
  }

  @Bean
  OverviewPlotController overviewPlots(
      Recent<Arrivals> arrivals, Recent<LatenessFigures> lateness, MessageSource words) {
    return new OverviewPlotController(OverviewController.PATIENCE, arrivals, lateness, words);
  }
}
