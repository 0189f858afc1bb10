package org.relais.cli;

import java.util.concurrent.Callable;
import org.relais.console.account.OpenIdAccounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code relais user openid}: lets an account log in with OpenID Connect, and in no other way. */
@Command(name = "openid", mixinStandardHelpOptions = true)
final class UserOpenIdCommand implements Callable<Integer> {
  private final Messages messages;

  @Mixin private AccountWork work;

  @Parameters(paramLabel = "NAME", descriptionKey = "user.name")
  private String name;

  UserOpenIdCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() {
    return work.on(
        messages,
        ledger -> {
          boolean done = new OpenIdAccounts(ledger, AccountWork.clock()).let(name, Account.name());
          work.say(messages.text(done ? "user.letOpenId" : "user.unknown", name));
          return done ? ExitCode.DONE : ExitCode.USAGE;
        });
  }
}
