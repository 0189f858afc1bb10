package org.relais.target.dhis2.preflight;

import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.relais.indicator.DataElement;

/**
 * One of our data elements with where its figures go.
 *
 * @param bound whether a binding table says where
 */
public record ElementMatch(DataElement ours, boolean bound, List<Figure> figures) {
  public ElementMatch {
    figures = List.copyOf(figures);
  }

  /** The data elements of the server that take its figures. */
  Stream<HeldElement> places() {
    return figures.stream().flatMap(figure -> Stream.ofNullable(figure.place())).distinct();
  }

  Stream<Figure> lacking(Gap gap) {
    return figures.stream().filter(figure -> figure.gap() == gap);
  }

  /**
   * One figure: an element with one option of each of its categories.
   *
   * @param options category code to option code
   * @param named how we name the server's data element for it: a binding's word, else our code
   * @param place null where the data set has no such element
   * @param combo uid of the option combo; null where there is a gap
   * @param gap why it has no place, or null
   */
  public record Figure(
      SortedMap<String, String> options,
      String named,
      @Nullable HeldElement place,
      @Nullable String combo,
      @Nullable Gap gap) {
    /** For people: {@code AGE_BAND=P2M--P12M, SEX=F}. */
    String text() {
      return options.isEmpty() ? "default" : options.toString().replaceAll("[{}]", "");
    }
  }
}
