package org.relais.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.relais.console.account.Accounts;
import org.relais.console.account.ApiTokens;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code relais user token}: makes a token by which a program speaks for an account. */
@Command(name = "token", mixinStandardHelpOptions = true)
final class UserTokenCommand implements Callable<Integer> {
  private static final int LONGEST_DAYS = 3_660;

  private final Messages messages;

  @Mixin private AccountWork work;

  @Parameters(paramLabel = "NAME", descriptionKey = "user.name")
  private String name;

  @Option(names = "--label", paramLabel = "TEXT", required = true, descriptionKey = "user.label")
  private String label;

  @Option(names = "--days", paramLabel = "DAYS", defaultValue = "365", descriptionKey = "user.days")
  private int days;

  UserTokenCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() {
    if (days < 1 || days > LONGEST_DAYS) {
      throw work.wrong(messages.text("user.daysOutside", LONGEST_DAYS));
    }
    return work.on(
        messages,
        ledger -> {
          if (new Accounts(ledger, AccountWork.clock()).find(name).isEmpty()) {
            work.say(messages.text("user.unknown", name));
            return ExitCode.USAGE;
          }
          ApiTokens tokens = new ApiTokens(ledger, AccountWork.clock());
          work.say(tokens.issue(name, label, Duration.ofDays(days), Account.name()));
          work.say(messages.text("user.token", name, days));
          return ExitCode.DONE;
        });
  }
}
