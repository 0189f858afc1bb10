package org.relais.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.relais.ledger.KeyPlace;
import org.relais.ledger.SealedException;
import org.relais.ledger.Secrets;
import org.relais.visit.Labels;

/** What {@code ${NAME}} stands for: the environment, then the secrets of the ledger. */
final class StoredVariables {
  private StoredVariables() {}

  /**
   * @param data the data folder of the deployment
   * @throws CommandStopped where the secrets do not open with the key that is there
   */
  static Map<String, String> over(
      Map<String, String> environment, DataSource ledger, Path data, Messages messages) {
    try {
      Map<String, String> all = new HashMap<>(secrets(environment, ledger, data).values());
      all.putAll(environment);
      return all;
    } catch (SealedException sealed) {
      Labels labels = sealed.labels();
      throw new CommandStopped(ExitCode.FAULT, messages.label(labels));
    }
  }

  static Secrets secrets(Map<String, String> environment, DataSource ledger, Path data) {
    return new Secrets(ledger, KeyPlace.of(environment, data), Clock.systemUTC());
  }
}
