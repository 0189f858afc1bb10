package org.relais.cli;

import java.time.Clock;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.relais.config.Deployment;
import org.relais.console.account.Accounts;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The part that the commands on accounts have in common: a ledger, also beside a running one. */
final class AccountWork {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Mixin private ConfigOption config;

  /** Opens the ledger of the configuration for {@code work}, which gives the exit code. */
  int on(Messages messages, Function<DataSource, Integer> work) {
    Deployment deployment =
        new ConfigurationLoader(messages, spec.commandLine().getErr()).silently(config.folder());
    try (Installation installation = Installation.toLook(deployment, messages)) {
      return work.apply(installation.database().dataSource());
    }
  }

  /**
   * Changes one account and tells what became of it.
   *
   * @param act false where there is no such account
   */
  int change(Messages messages, String name, String doneKey, Predicate<Accounts> act) {
    return on(
        messages,
        ledger -> {
          boolean done = act.test(new Accounts(ledger, clock()));
          say(messages.text(done ? doneKey : "user.unknown", name));
          return done ? ExitCode.DONE : ExitCode.USAGE;
        });
  }

  static Clock clock() {
    return Clock.systemUTC();
  }

  void say(String text) {
    spec.commandLine().getOut().println(text);
  }

  ParameterException wrong(String text) {
    return new ParameterException(spec.commandLine(), text);
  }
}
