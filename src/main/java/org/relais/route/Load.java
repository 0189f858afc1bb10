package org.relais.route;

/**
 * What one delivery run is about: the cells of a data set, or the visits, of one target.
 *
 * @param text {@code target/data set} or {@code target/visits}, as routes write it
 */
public record Load(String target, String what, String text) {
  private static final String VISITS = "visits";

  public static Load cells(String target, String dataSet) {
    return new Load(target, dataSet, target + "/" + dataSet);
  }

  public static Load visits(String target) {
    return cells(target, VISITS);
  }

  /**
   * @throws IllegalArgumentException where the text is not {@code target/what}: a route file sends
   *     something else to direct:deliver
   */
  public static Load parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 1) {
      throw new IllegalArgumentException(
          "direct:deliver takes \"target/data set\" or \"target/visits\", not \"" + text + "\"");
    }
    return cells(text.substring(0, slash), text.substring(slash + 1));
  }

  public boolean isVisits() {
    return what.equals(VISITS);
  }
}
