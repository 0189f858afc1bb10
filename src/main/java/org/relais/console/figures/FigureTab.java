package org.relais.console.figures;

import org.relais.console.page.Constant;

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
    return Constant.of(FigureTab.class, word).orElse(TABLE);
  }
}
