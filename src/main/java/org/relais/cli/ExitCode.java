package org.relais.cli;

/** What the program's exit code says. */
final class ExitCode {
  /** Done; nothing parked or rejected. */
  static final int DONE = 0;

  /** Something failed that should not have. */
  static final int FAULT = 1;

  /** The configuration or the command line is wrong. */
  static final int USAGE = 2;

  /** Done, but something is parked or rejected: a person is needed. */
  static final int NEEDS_PERSON = 3;

  /** Done, but something is still due: a server could not be reached. */
  static final int STILL_DUE = 4;

  private ExitCode() {}
}
