package org.relais.cli;

import java.util.concurrent.Callable;
import org.relais.ledger.StoredSecret;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code relais secrets list}: the names of the secrets, never a value. */
@Command(name = "list", mixinStandardHelpOptions = true)
final class SecretsListCommand implements Callable<Integer> {
  private final Messages messages;

  @Mixin private SecretWork work;

  SecretsListCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() {
    return work.on(
        messages,
        secrets -> {
          TextTable table = new TextTable();
          for (StoredSecret secret : secrets.list()) {
            table.row(secret.name(), secret.setBy(), secret.setAt().toString());
          }
          table.lines().forEach(work::say);
          return ExitCode.DONE;
        });
  }
}
