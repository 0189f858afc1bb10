package org.relais.console.overview;

/**
 * A band of the diagram.
 *
 * @param x of its left end, of 100
 * @param width of 100
 * @param path in a box that is 100 wide and has the diagram's height
 */
record Band(int x, int width, String path) {
  /** Bends all the way. */
  static Band bending(int x, int toX, int from, int to, int height) {
    return new Band(x, toX - x, path(0, from, from + height, to, to + height));
  }

  /** Lets room for the label that stands on it before it bends. */
  static Band straightAtFirst(int x, int toX, int from, int until, int to, int height) {
    return new Band(x, toX - x, path(52, from, until, to, to + height));
  }

  private static String path(int bend, int from, int until, int to, int toEnd) {
    int middle = (bend + 100) / 2;
    return "M0 %2$d H%1$d C%3$d %2$d %3$d %5$d 100 %5$d V%6$d C%3$d %6$d %3$d %4$d %1$d %4$d H0Z"
        .formatted(bend, from, middle, until, to, toEnd);
  }
}
