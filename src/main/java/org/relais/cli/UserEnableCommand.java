package org.relais.cli;

import java.util.concurrent.Callable;
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
    return work.change(
        messages, name, "user.isEnabled", accounts -> accounts.enable(name, Account.name()));
  }
}
