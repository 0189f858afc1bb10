package org.relais.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code relais secrets remove}: forgets a secret. */
@Command(name = "remove", mixinStandardHelpOptions = true)
final class SecretsRemoveCommand implements Callable<Integer> {
  private final Messages messages;

  @Mixin private SecretWork work;

  @Parameters(paramLabel = "NAME", descriptionKey = "secrets.name")
  private String name;

  SecretsRemoveCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() {
    return work.on(
        messages,
        secrets -> {
          boolean removed = secrets.remove(name, Account.name(), null);
          work.say(messages.text(removed ? "secrets.removed" : "secrets.unknown", name));
          return removed ? ExitCode.DONE : ExitCode.USAGE;
        });
  }
}
