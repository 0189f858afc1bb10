package org.relais.cli;

import java.util.concurrent.Callable;
import org.relais.console.account.Accounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code relais user password}: gives an account a new password. */
@Command(name = "password", mixinStandardHelpOptions = true)
final class UserPasswordCommand implements Callable<Integer> {
  private final Messages messages;

  @Mixin private AccountWork work;

  @Parameters(paramLabel = "NAME", descriptionKey = "user.name")
  private String name;

  UserPasswordCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() {
    String password = new PasswordPrompt(messages).ask(name);
    return work.on(
        messages,
        ledger -> {
          boolean done =
              new Accounts(ledger, AccountWork.clock())
                  .changePassword(name, password, Account.name());
          work.say(messages.text(done ? "user.passwordChanged" : "user.unknown", name));
          return done ? ExitCode.DONE : ExitCode.USAGE;
        });
  }
}
