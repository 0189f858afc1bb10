package org.relais.console.settings;

import java.time.Duration;
import java.util.Optional;
import org.relais.console.account.Account;
import org.relais.console.account.Permission;
import org.relais.console.running.SecretWatch;
import org.relais.console.work.Outcome;
import org.relais.console.work.Words;
import org.relais.console.work.Work;
import org.relais.console.work.Workshop;

/** Has what runs use a secret that was stored; in the background, for a pull may be under way. */
public final class SecretUse {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final SecretWatch watch;
  private final Workshop workshop;

  SecretUse(SecretWatch watch, Workshop workshop) {
    this.watch = watch;
    this.workshop = workshop;
  }

  /**
   * @param name of the secret that was stored
   */
  public Work take(String name, Account account) {
    return workshop.start(
        account, Words.of("secrets.work.take", name), progress -> taken(name, account), PATIENCE);
  }

  private Outcome taken(String name, Account account) {
    Optional<SecretWatch.Look> turn =
        account.may(Permission.MANAGE) ? Optional.of(watch.look()) : watch.lookInTurn();
    if (turn.isEmpty()) {
      return Outcome.done(Words.of("secrets.soon", name));
    }
    SecretWatch.Look look = turn.get();
    if (look instanceof SecretWatch.Look.Kept kept) {
      return Outcome.failed(Words.of("secrets.kept", name, kept.why()));
    }
    if (look instanceof SecretWatch.Look.Taken taken) {
      return Outcome.done(Words.of(taken.restart() ? "secrets.restart" : "secrets.taken", name));
    }
    return Outcome.done(Words.of("secrets.set", name));
  }
}
