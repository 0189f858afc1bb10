package org.relais.cli;

/** A command cannot go on, for a reason that the message tells the person. */
final class CommandStopped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  CommandStopped(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
