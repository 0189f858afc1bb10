package org.relais.cli;

import java.util.concurrent.Callable;
import org.relais.console.account.Accounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code relais user enable}: lets an account log in again. */
@Command(name = "enable", mixinStandardHelpOptions = true)
final class UserEnableCommand implements Callable<Integer> {
  private final Messages messages;

  @Mixin private AccountWork work;

  @Parameters(paramLabel = "NAME", descriptionKey = "user.name")
  private String name;

  UserEnableCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() {
    return work.on(
        messages,
        ledger -> {
          boolean done = new Accounts(ledger, AccountWork.clock()).enable(name, Account.name());
          work.say(messages.text(done ? "user.isEnabled" : "user.unknown", name));
          return done ? ExitCode.DONE : ExitCode.USAGE;
        });
  }
}
