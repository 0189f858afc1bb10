package org.relais.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code relais secrets rotate}: seals all secrets with a new key. */
@Command(name = "rotate", mixinStandardHelpOptions = true)
final class SecretsRotateCommand implements Callable<Integer> {
  private final Messages messages;

  @Mixin private SecretWork work;

  SecretsRotateCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() {
    return work.on(
        messages,
        secrets -> {
          work.say(messages.text("secrets.rotated", secrets.rotate(Account.name())));
          return ExitCode.DONE;
        });
  }
}
