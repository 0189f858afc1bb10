package org.relais.console.targets;

import java.time.Clock;
import javax.sql.DataSource;
import org.relais.config.Deployment;
import org.relais.console.running.RunningRoutes;
import org.relais.console.view.LedgerFigures;
import org.relais.console.view.Recent;
import org.relais.console.work.WorkReply;
import org.relais.console.work.Workshop;
import org.relais.ledger.AuditTrail;
import org.relais.ledger.JdbcTargetStates;
import org.relais.ledger.TargetActs;
import org.relais.ledger.TargetPace;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pages of targets. */
@Configuration(proxyBeanMethods = false)
public class TargetsConfiguration {
  @Bean
  TargetPace targetPace(DataSource ledger) {
    return new TargetPace(ledger);
  }

  @Bean
  TargetLines targetLines(
      DataSource ledger,
      Clock clock,
      Deployment deployment,
      TargetPace pace,
      Recent<LedgerFigures> figures) {
    return new TargetLines(deployment, new JdbcTargetStates(ledger, clock), pace, figures);
  }

  @Bean
  TargetDesk targetDesk(
      DataSource ledger,
      Clock clock,
      Deployment deployment,
      AuditTrail audit,
      RunningRoutes routes,
      Workshop workshop) {
    return new TargetDesk(
        deployment, new TargetActs(ledger, clock), audit, routes, workshop, clock);
  }

  @Bean
  TargetController targets(
      TargetLines lines,
      TargetPace pace,
      TargetDesk desk,
      WorkReply reply,
      MessageSource messages) {
    return new TargetController(lines, pace, desk, reply, messages);
  }
}
