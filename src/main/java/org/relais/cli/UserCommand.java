package org.relais.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code relais user}: who may log in to the console. */
@Command(
    name = "user",
    mixinStandardHelpOptions = true,
    subcommands = {
      UserAddCommand.class,
      UserListCommand.class,
      UserPasswordCommand.class,
      UserOpenIdCommand.class,
      UserDisableCommand.class,
      UserEnableCommand.class,
      UserTokenCommand.class
    })
final class UserCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
