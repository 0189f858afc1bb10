package org.relais.console;

import org.relais.config.ServerSettings;
import org.relais.visit.Labels;

/** The console cannot be served where it should be. */
public final class CannotListenException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Labels labels;

  private CannotListenException(Labels labels) {
    super(labels.en());
    this.labels = labels;
  }

  static CannotListenException portTaken(ServerSettings where) {
    return new CannotListenException(
        new Labels(
            "Port %d of %s is taken by another program, so the console cannot be served there. Stop that program, or name another one with --port %d, or `server: {port: %d}` in relais.yaml. Nothing was pulled or sent."
                .formatted(where.port(), where.address(), where.port() + 1, where.port() + 1),
            "Le port %d de %s est pris par un autre programme : la console ne peut pas y être servie. Arrêtez ce programme, ou indiquez-en un autre avec --port %d, ou `server: {port: %d}` dans relais.yaml. Rien n'a été tiré ni envoyé."
                .formatted(where.port(), where.address(), where.port() + 1, where.port() + 1)));
  }

  static CannotListenException notHere(ServerSettings where) {
    return new CannotListenException(
        new Labels(
            "The console cannot be served at %s, port %d: this machine has no such address, or does not give the port to this account. Write `server: {address: 127.0.0.1, port: 8080}` in relais.yaml. Nothing was pulled or sent."
                .formatted(where.address(), where.port()),
            "La console ne peut pas être servie à %s, port %d : cette machine n'a pas cette adresse, ou ne donne pas ce port à ce compte. Écrivez `server: {address: 127.0.0.1, port: 8080}` dans relais.yaml. Rien n'a été tiré ni envoyé."
                .formatted(where.address(), where.port())));
  }

  public Labels labels() {
    return labels;
  }
}
