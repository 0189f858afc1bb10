package org.relais.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * {@code relais secrets set}: sets or replaces a secret, read from the terminal unseen or from
 * standard input.
 */
@Command(name = "set", mixinStandardHelpOptions = true)
final class SecretsSetCommand implements Callable<Integer> {
  private final Messages messages;

  @Mixin private SecretWork work;

  @Parameters(paramLabel = "NAME", descriptionKey = "secrets.name")
  private String name;

  SecretsSetCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() {
    String known = work.name(messages, name);
    String value = new SecretPrompt(messages).ask(known);
    return work.on(
        messages,
        secrets -> {
          secrets.set(known, value, Account.name());
          work.say(messages.text("secrets.set", known));
          return ExitCode.DONE;
        });
  }
}
