package org.relais.console.settings;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.relais.alert.Channel;
import org.relais.alert.Channels;
import org.relais.alert.NoteWriter;
import org.relais.alert.UndeliveredException;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.work.Outcome;
import org.relais.console.work.Words;
import org.relais.console.work.Work;
import org.relais.console.work.Workshop;
import org.relais.http.CamelHttp;
import org.relais.ledger.AuditTrail;

/** Sends a test over every channel, as {@code relais alerts test} does. */
public final class AlertTrial {
  /** How long the reader waits before it goes on without them: a mail server may take its time. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Deployment deployment;
  private final Workshop workshop;
  private final AuditTrail audit;
  private final Clock clock;

  AlertTrial(Deployment deployment, Workshop workshop, AuditTrail audit, Clock clock) {
    this.deployment = deployment;
    this.workshop = workshop;
    this.audit = audit;
    this.clock = clock;
  }

  public Work start(Account account) {
    audit.add(account.name(), "TEST_ALERTS", deployment.name(), null);
    return workshop.start(account, Words.of("alerts.work"), progress -> send(), PATIENCE);
  }

  private Outcome send() {
    NoteWriter writer =
        new NoteWriter(deployment.name(), deployment.alerts().language(), deployment.zone());
    try (CamelHttp http = CamelHttp.standalone()) {
      List<Channel> channels = Channels.of(deployment.alerts(), http, clock);
      for (Channel channel : channels) {
        try {
          channel.send(writer.test(channel.name(), clock.instant()));
        } catch (UndeliveredException undelivered) {
          return Outcome.failed(Words.of("alerts.failed", channel.name(), undelivered.labels()));
        }
      }
      return Outcome.done(Words.of("alerts.taken", channels.size()));
    }
  }
}
