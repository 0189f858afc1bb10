package org.relais.console.trial;

import java.time.Clock;
import javax.sql.DataSource;
import org.relais.config.Deployment;
import org.relais.console.mappings.DraftCompiler;
import org.relais.console.mappings.VersionDesk;
import org.relais.console.page.Names;
import org.relais.console.running.LiveDeployment;
import org.relais.console.work.WorkReply;
import org.relais.console.work.Workshop;
import org.relais.ledger.AuditTrail;
import org.relais.ledger.Drafts;
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
  DraftDeployments draftDeployments(LiveDeployment live, Drafts drafts, DraftCompiler compiler) {
    return new DraftDeployments(live, drafts, compiler::compile);
  }

  @Bean
  TrialController trial(TrialDesk desk, DraftDeployments deployments) {
    return new TrialController(desk, deployments);
  }

  @Bean
  ChangesDesk changesDesk(DataSource ledger, Clock clock) {
    return new ChangesDesk(ledger, clock);
  }

  @Bean
  ChangesRuns changesRuns(
      ChangesDesk desk,
      DraftDeployments deployments,
      VersionDesk versions,
      LiveDeployment live,
      Workshop workshop,
      Clock clock) {
    return new ChangesRuns(desk, deployments, versions, live, workshop, clock);
  }

  @Bean
  ChangesController changes(
      ChangesRuns runs, LiveDeployment live, Names names, WorkReply reply, Clock clock) {
    return new ChangesController(runs, live, names, reply, clock);
  }
}
