package org.relais.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code relais user disable}: ends the log-ins and tokens of an account. */
@Command(name = "disable", mixinStandardHelpOptions = true)
final class UserDisableCommand implements Callable<Integer> {
  private final Messages messages;

  @Mixin private AccountWork work;

  @Parameters(paramLabel = "NAME", descriptionKey = "user.name")
  private String name;

  UserDisableCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() {
    return work.change(
        messages, name, "user.isDisabled", accounts -> accounts.disable(name, Account.name()));
  }
}
