package org.relais.console.errors;

import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.relais.config.ActingLines;
import org.relais.config.Deployment;
import org.relais.console.page.Names;
import org.relais.console.running.Current;
import org.relais.console.trial.DraftDeployments;
import org.relais.console.trial.TrialDesk;
import org.relais.console.view.ErrorView;
import org.relais.console.view.LedgerFigures;
import org.relais.console.view.Recent;
import org.relais.console.view.VisitLines;
import org.relais.console.work.WorkReply;
import org.relais.console.work.Workshop;
import org.relais.ledger.CellVisits;
import org.relais.ledger.ErrorActs;
import org.relais.ledger.ErrorTrends;
import org.relais.ledger.ErrorUndo;
import org.relais.ledger.HeldContents;
import org.relais.ledger.JdbcTargetStates;
import org.relais.ledger.Remap;
import org.relais.route.Rules;
import org.relais.visit.condition.RuleWords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pages of failed transfers. */
@Configuration(proxyBeanMethods = false)
public class ErrorsConfiguration {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  @Bean
  ErrorDesk errorDesk(
      DataSource ledger,
      Deployment deployment,
      Clock clock,
      ErrorView errors,
      Recent<LedgerFigures> figures,
      Workshop workshop) {
    return new ErrorDesk(
        () -> new ErrorActs(ledger, deployment.orgUnits(), clock),
        new ErrorUndo(ledger, clock),
        () -> new Remap(ledger, clock, Rules.of(deployment)),
        errors,
        figures,
        workshop,
        PATIENCE);
  }

  @Bean
  CauseTrends causeTrends(DataSource ledger, Deployment deployment, Clock clock) {
    return new CauseTrends(
        () -> new ErrorTrends(ledger, deployment.orgUnits(), clock, deployment.zone()));
  }

  @Bean
  ErrorListController errorList(
      DataSource ledger,
      Deployment deployment,
      Clock clock,
      ErrorView errors,
      CauseTrends trends,
      FilterChoices choices) {
    return new ErrorListController(
        errors, trends, new JdbcTargetStates(ledger, clock), deployment, choices, clock);
  }

  @Bean
  FilterChoices filterChoices(Deployment deployment, Names names, Clock clock) {
    return new FilterChoices(deployment, names, clock);
  }

  @Bean
  MendingPlaces mendingPlaces(Deployment deployment) {
    return new MendingPlaces(
        deployment, new Current<>(deployment, now -> new ActingLines(now.files())));
  }

  @Bean
  CauseController cause(
      ErrorView errors,
      CauseTrends trends,
      MendingPlaces places,
      FilterChoices choices,
      Names names,
      Clock clock) {
    return new CauseController(errors, trends, places, choices, names, clock);
  }

  @Bean
  PickerController pickers(Deployment deployment) {
    return new PickerController(deployment);
  }

  @Bean
  HeldResources heldResources(TrialDesk trials, DraftDeployments deployments) {
    return new HeldResources(trials, deployments);
  }

  @Bean
  ItemDesk itemDesk(
      DataSource ledger,
      Deployment deployment,
      Clock clock,
      ErrorView errors,
      Current<RuleWords> words,
      VisitLines lines,
      HeldResources resources,
      Names names) {
    return new ItemDesk(
        errors,
        () -> new HeldContents(ledger, Rules.of(deployment), clock),
        () -> new CellVisits(ledger, Rules.of(deployment)),
        words,
        lines,
        resources,
        names);
  }

  @Bean
  ItemController item(ItemDesk desk, Names names) {
    return new ItemController(desk, names);
  }

  @Bean
  ErrorActController errorActs(ErrorDesk desk, WorkReply reply) {
    return new ErrorActController(desk, reply);
  }

  @Bean
  ErrorCsvController errorCsv(ErrorView errors, Names names) {
    return new ErrorCsvController(errors, names);
  }
}
