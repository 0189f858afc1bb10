package org.relais.cli;

import picocli.CommandLine.Option;

/** In which form a list is printed; for people where none is named. */
final class ErrorFormat {
  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  @Option(names = "--csv", descriptionKey = "errors.csv")
  private boolean csv;

  boolean json() {
    return json;
  }

  boolean csv() {
    return csv;
  }
}
