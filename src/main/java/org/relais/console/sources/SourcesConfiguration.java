package org.relais.console.sources;

import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.relais.config.ConfigurationHome;
import org.relais.config.Deployment;
import org.relais.console.mappings.DraftCompiler;
import org.relais.console.mappings.VersionDesk;
import org.relais.console.page.Names;
import org.relais.console.running.LiveDeployment;
import org.relais.console.running.RunningRoutes;
import org.relais.console.settings.SecretUse;
import org.relais.console.view.ErrorView;
import org.relais.console.view.SourceLines;
import org.relais.console.work.WorkReply;
import org.relais.console.work.Workshop;
import org.relais.ledger.AuditTrail;
import org.relais.ledger.Drafts;
import org.relais.ledger.RecordList;
import org.relais.ledger.Secrets;
import org.relais.ledger.SourceActs;
import org.relais.ledger.SourceStates;
import org.relais.ledger.VersionHistory;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pages of sources. */
@Configuration(proxyBeanMethods = false)
public class SourcesConfiguration {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Bean
  SourceDesk sourceDesk(
      DataSource ledger, Clock clock, RunningRoutes routes, AuditTrail audit, Workshop workshop) {
    return new SourceDesk(routes, new SourceActs(ledger, clock), audit, workshop, PATIENCE);
  }

  @Bean
  SourceStates sourceStates(DataSource ledger) {
    return new SourceStates(ledger);
  }

  @Bean
  SourceController sources(
      DataSource ledger,
      Clock clock,
      Deployment deployment,
      SourceLines lines,
      SourceStates states,
      ErrorView errors,
      SourceDesk desk,
      DraftedSources drafted,
      SourceSecrets secrets,
      RunningRoutes routes,
      MessageSource messages) {
    return new SourceController(
        deployment,
        lines,
        states,
        errors,
        desk,
        drafted,
        secrets,
        new Drafts(ledger, clock),
        routes,
        messages);
  }

  @Bean
  RecordList recordList(DataSource ledger) {
    return new RecordList(ledger);
  }

  @Bean
  RecordListController sourceRecords(
      Deployment deployment, RecordList records, Names names, MessageSource messages) {
    return new RecordListController(deployment, records, names, messages);
  }

  @Bean
  DraftedSources draftedSources(Deployment deployment, Drafts drafts, VersionHistory history) {
    return new DraftedSources(deployment, drafts, history);
  }

  @Bean
  SourceSecrets sourceSecrets(Secrets secrets, Deployment deployment, ConfigurationHome home) {
    return new SourceSecrets(secrets, deployment, home);
  }

  @Bean
  SourceSecretController sourceSecretActs(
      SourceSecrets secrets, ConnectDesk desk, SecretUse use, WorkReply reply) {
    return new SourceSecretController(secrets, desk, use, reply);
  }

  @Bean
  VersionTrialController versionTrial(VersionDesk desk, SourceTrials trials, WorkReply reply) {
    return new VersionTrialController(desk, trials, reply);
  }

  @Bean
  SourceActController sourceActs(Deployment deployment, SourceDesk desk, WorkReply reply) {
    return new SourceActController(deployment, desk, reply);
  }

  @Bean
  BackfillController backfill(
      Deployment deployment, SourceDesk desk, SourceStates states, WorkReply reply) {
    return new BackfillController(deployment, desk, states, reply);
  }

  @Bean
  SourceTrials sourceTrials(
      LiveDeployment live,
      DraftCompiler compiler,
      VersionHistory history,
      AuditTrail audit,
      Workshop workshop,
      Clock clock) {
    return new SourceTrials(live, compiler, history, audit, workshop, clock);
  }

  @Bean
  SourceTrialController sourceTrial(
      Deployment deployment, SourceTrials trials, WorkReply reply, Names names) {
    return new SourceTrialController(deployment, trials, reply, names);
  }

  @Bean
  ConnectDesk connectDesk(Deployment deployment, DataSource ledger, Clock clock, AuditTrail audit) {
    return new ConnectDesk(deployment, new Drafts(ledger, clock), audit);
  }

  @Bean
  ConnectController connect(
      Deployment deployment,
      DataSource ledger,
      Clock clock,
      ConnectDesk desk,
      SourceSecrets secrets,
      DraftedSources drafted,
      MessageSource messages,
      WorkReply reply) {
    return new ConnectController(
        deployment, new Drafts(ledger, clock), desk, secrets, drafted, messages, reply);
  }
}
