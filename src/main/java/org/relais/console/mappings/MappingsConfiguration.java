package org.relais.console.mappings;

import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.relais.config.ConfigurationHome;
import org.relais.config.Deployment;
import org.relais.console.running.Changeover;
import org.relais.console.running.LiveDeployment;
import org.relais.console.running.RunningRoutes;
import org.relais.console.view.LedgerFigures;
import org.relais.console.view.Recent;
import org.relais.console.work.WorkReply;
import org.relais.console.work.Workshop;
import org.relais.ledger.Drafts;
import org.relais.ledger.SavedVersions;
import org.relais.ledger.Secrets;
import org.relais.ledger.VersionHistory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pages of the configuration. */
@Configuration(proxyBeanMethods = false)
public class MappingsConfiguration {
  /** How long what is under way may take to end before a publication gives up. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Bean
  Drafts drafts(DataSource ledger, Clock clock) {
    return new Drafts(ledger, clock);
  }

  @Bean
  VersionHistory history(DataSource ledger) {
    return new VersionHistory(ledger);
  }

  @Bean
  SavedVersions savedVersions(DataSource ledger, Clock clock) {
    return new SavedVersions(ledger, clock);
  }

  @Bean
  MappingDesk mappingDesk(Drafts drafts, VersionHistory history, LiveDeployment live) {
    return new MappingDesk(drafts, history, live);
  }

  @Bean
  VersionDesk versionDesk(
      VersionHistory history, MappingDesk desk, DraftCompiler compiler, DraftReviews reviews) {
    return new VersionDesk(history, desk, compiler, reviews);
  }

  @Bean
  VersionActs versionActs(
      MappingDesk desk,
      DraftCompiler compiler,
      Drafts drafts,
      VersionHistory history,
      SavedVersions saved,
      ConfigurationHome home) {
    return new VersionActs(desk, compiler, drafts, history, saved, new SecretSearch(home));
  }

  @Bean
  DraftMerges draftMerges(Drafts drafts, VersionHistory history, VersionDesk versions) {
    return new DraftMerges(drafts, history, versions);
  }

  @Bean
  DraftCompiler draftCompiler(
      ConfigurationHome home, MappingDesk desk, LiveDeployment live, Secrets secrets) {
    return new DraftCompiler(home, desk, live, secrets);
  }

  @Bean
  Changeover changeover(LiveDeployment live, RunningRoutes routes, DataSource ledger, Clock clock) {
    return new Changeover(live, routes, ledger, clock, PATIENCE);
  }

  @Bean
  Publisher publisher(
      ConfigurationHome home,
      Drafts drafts,
      VersionHistory history,
      VersionDesk versions,
      LiveDeployment live,
      Changeover changeover,
      Recent<LedgerFigures> figures,
      Workshop workshop) {
    return new Publisher(home, drafts, history, versions, changeover, live, figures, workshop);
  }

  @Bean
  EditorController editor(
      MappingDesk desk,
      DraftCompiler compiler,
      DraftReviews reviews,
      VersionDesk versions,
      ConfigurationHome home,
      Deployment live) {
    return new EditorController(desk, compiler, reviews, versions, home, live);
  }

  @Bean
  DraftController draft(MappingDesk desk, WorkReply reply) {
    return new DraftController(desk, reply);
  }

  @Bean
  TextController texts(MappingDesk desk, DraftReviews reviews) {
    return new TextController(desk, reviews);
  }

  @Bean
  DraftReviews draftReviews(
      MappingDesk desk, DraftCompiler compiler, VersionHistory history, ConfigurationHome home) {
    return new DraftReviews(desk, compiler, history, home);
  }

  @Bean
  ReviewController review(
      MappingDesk desk,
      DraftReviews reviews,
      DraftMerges merges,
      VersionActs acts,
      Publisher publisher,
      WorkReply reply) {
    return new ReviewController(desk, reviews, merges, acts, publisher, reply);
  }

  @Bean
  MergeController mergeController(DraftMerges merges, WorkReply reply) {
    return new MergeController(merges, reply);
  }

  @Bean
  VersionController versionController(VersionDesk desk, MappingDesk mappings) {
    return new VersionController(desk, mappings);
  }

  @Bean
  VersionActController versionActController(
      VersionDesk desk, VersionActs acts, Publisher publisher, WorkReply reply) {
    return new VersionActController(desk, acts, publisher, reply);
  }
}
