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
import org.relais.ledger.AuditTrail;
import org.relais.ledger.Drafts;
import org.relais.ledger.Publications;
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
  Publications publications(DataSource ledger) {
    return new Publications(ledger);
  }

  @Bean
  MappingDesk mappingDesk(Drafts drafts, Publications publications, LiveDeployment live) {
    return new MappingDesk(drafts, publications, live);
  }

  @Bean
  DraftCompiler draftCompiler(ConfigurationHome home, MappingDesk desk, LiveDeployment live) {
    return new DraftCompiler(home, desk, live);
  }

  @Bean
  Publisher publisher(
      ConfigurationHome home,
      Drafts drafts,
      Publications publications,
      LiveDeployment live,
      RunningRoutes routes,
      DataSource ledger,
      Clock clock,
      Recent<LedgerFigures> figures,
      Workshop workshop) {
    return new Publisher(
        home,
        drafts,
        publications,
        new Changeover(live, routes, ledger, clock, PATIENCE),
        live,
        figures,
        workshop);
  }

  @Bean
  EditorController editor(
      MappingDesk desk,
      DraftCompiler compiler,
      DraftReviews reviews,
      ConfigurationHome home,
      Deployment live) {
    return new EditorController(desk, compiler, reviews, home, live);
  }

  @Bean
  DraftController draft(MappingDesk desk, WorkReply reply) {
    return new DraftController(desk, reply);
  }

  @Bean
  DraftReviews draftReviews(
      MappingDesk desk,
      DraftCompiler compiler,
      Drafts drafts,
      Publications publications,
      ConfigurationHome home,
      AuditTrail audit) {
    return new DraftReviews(desk, compiler, drafts, publications, home, audit);
  }

  @Bean
  ReviewController review(
      DraftReviews reviews, Drafts drafts, Publisher publisher, WorkReply reply) {
    return new ReviewController(reviews, drafts, publisher, reply);
  }

  @Bean
  VersionController versions(
      Publications publications, MappingDesk desk, Publisher publisher, WorkReply reply) {
    return new VersionController(publications, desk, publisher, reply);
  }
}
