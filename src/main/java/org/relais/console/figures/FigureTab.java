package org.relais.console.figures;

import java.util.Arrays;

/** The pages about the same figures. */
enum FigureTab {
  TABLE("/figures"),
  DIFFERENCES("/figures/differences"),
  COMPLETENESS("/figures/completeness"),
  TRENDS("/figures/trends");

  private final String path;

  FigureTab(String path) {
    this.path = path;
  }

  public String path() {
    return path;
  }

  /** The table, where the word names none. */
  static FigureTab of(String word) {
    return Arrays.stream(values())
        .filter(tab -> tab.name().equalsIgnoreCase(word))
        .findFirst()
        .orElse(TABLE);
  }
}
