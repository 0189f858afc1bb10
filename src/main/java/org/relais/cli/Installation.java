package org.relais.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.relais.config.Deployment;
import org.relais.ledger.Database;
import org.relais.ledger.LedgerRules;
import org.relais.ledger.LedgerUnavailableException;
import org.relais.route.Rules;

/** A compiled configuration and its ledger, open. */
final class Installation implements AutoCloseable {
  private final Deployment deployment;
  private final Database database;

  private Installation(Deployment deployment, Database database) {
    this.deployment = deployment;
    this.database = database;
  }

  /** To pull, count and deliver: nobody else may work with the ledger meanwhile. */
  static Installation toWork(Deployment deployment, Messages messages) {
    return open(deployment, messages, () -> Database.open(deployment.database()));
  }

  /** To look at the ledger, also while another process works with it. */
  static Installation toLook(Deployment deployment, Messages messages) {
    return open(deployment, messages, () -> Database.look(deployment.database()));
  }

  private interface Opening {
    Database open() throws LedgerUnavailableException;
  }

  private static Installation open(Deployment deployment, Messages messages, Opening opening) {
    try {
      return new Installation(deployment, opening.open());
    } catch (LedgerUnavailableException unavailable) {
      throw new CommandStopped(ExitCode.FAULT, messages.label(unavailable.labels()));
    }
  }

  Deployment deployment() {
    return deployment;
  }

  Database database() {
    return database;
  }

  /** What {@code ${NAME}} stands for, given the variables of the machine. */
  Map<String, String> variables(Map<String, String> environment, Messages messages) {
    return StoredVariables.over(environment, database.dataSource(), deployment.data(), messages);
  }

  LedgerRules rules() {
    return Rules.of(deployment);
  }

  @Override
  public void close() {
    try {
      database.close();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
