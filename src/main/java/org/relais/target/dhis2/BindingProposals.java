package org.relais.target.dhis2;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.relais.indicator.DataElement;
import org.relais.indicator.Disaggregation;
import org.relais.visit.Accents;

/**
 * Proposes where the figures of a data element go on a server: to the one element of the data set
 * that has our code, else one of our names, and there to the one option combo that is made of our
 * options, by code or by name. What is not the only one is left to a person. Pure.
 */
public final class BindingProposals {
  private final DataSetCatalogue server;

  /**
   * @param server seen from the data sets that get the element
   */
  public BindingProposals(DataSetCatalogue server) {
    this.server = server;
  }

  /**
   * A row to be confirmed.
   *
   * @param options category code to option code of our figure
   * @param element null where none is sure
   * @param combo null where none is sure, or where there is nothing to choose
   */
  public record Proposed(
      SortedMap<String, String> options,
      ServerCatalogue.@Nullable Element element,
      ServerCatalogue.@Nullable Combo combo) {
    /** Whether nothing is left to be picked. */
    public boolean whole() {
      return element != null && combo != null;
    }
  }

  /** One for each figure that the element is split into. */
  public List<Proposed> propose(DataElement ours) {
    return figures(ours).stream().map(figure -> propose(ours, figure)).toList();
  }

  private Proposed propose(DataElement ours, List<Choice> figure) {
    SortedMap<String, String> options = new TreeMap<>();
    figure.forEach(choice -> options.put(choice.category(), choice.code()));
    Optional<ServerCatalogue.Element> whole = element(ours);
    if (whole.isPresent()) {
      return new Proposed(options, whole.get(), combo(whole.get(), figure).orElse(null));
    }
    Optional<ServerCatalogue.Element> own = ofOneFigure(ours, figure);
    return new Proposed(
        options, own.orElse(null), own.flatMap(element -> combo(element, List.of())).orElse(null));
  }

  private Optional<ServerCatalogue.Element> element(DataElement ours) {
    return only(server.inside(), element -> element.code().strip().equals(ours.code()))
        .or(() -> only(server.inside(), element -> isCalled(element, ours.label().en())))
        .or(() -> only(server.inside(), element -> isCalled(element, ours.label().fr())));
  }

  /** Where the server has an element for each figure: named as ours, with all of its options. */
  private Optional<ServerCatalogue.Element> ofOneFigure(DataElement ours, List<Choice> figure) {
    Function<Function<Choice, String>, String> words =
        word -> {
          StringBuilder name = new StringBuilder();
          figure.forEach(choice -> name.append(' ').append(word.apply(choice)));
          return name.toString();
        };
    return figure.isEmpty()
        ? Optional.empty()
        : only(server.inside(), each -> isCalled(each, ours.label().fr() + words.apply(Choice::fr)))
            .or(
                () ->
                    only(
                        server.inside(),
                        each -> isCalled(each, ours.label().en() + words.apply(Choice::en))));
  }

  private Optional<ServerCatalogue.Combo> combo(
      ServerCatalogue.Element element, List<Choice> figure) {
    List<ServerCatalogue.Combo> combos = server.combos(element);
    if (combos.size() == 1 && figure.isEmpty()) {
      return Optional.of(combos.get(0));
    }
    return only(combos, combo -> isMadeOf(combo, figure, Choice::isByCode))
        .or(() -> only(combos, combo -> isMadeOf(combo, figure, Choice::isByName)));
  }

  private interface Likeness {
    boolean of(Choice ours, ServerCatalogue.Option theirs);
  }

  private static boolean isMadeOf(
      ServerCatalogue.Combo combo, List<Choice> figure, Likeness likeness) {
    return combo.options().size() == figure.size()
        && figure.stream()
            .allMatch(ours -> combo.options().stream().anyMatch(each -> likeness.of(ours, each)));
  }

  /** An option of one of our figures. */
  private record Choice(String category, String code, String en, String fr) {
    boolean isByCode(ServerCatalogue.Option theirs) {
      return theirs.code().strip().equals(code);
    }

    boolean isByName(ServerCatalogue.Option theirs) {
      String name = folded(theirs.name());
      return isByCode(theirs)
          || (!name.isEmpty() && (name.equals(folded(en)) || name.equals(folded(fr))));
    }
  }

  private static List<List<Choice>> figures(DataElement ours) {
    Disaggregation disaggregation = Disaggregation.of(ours);
    return disaggregation.cells().stream()
        .map(
            cell ->
                disaggregation.categories().stream()
                    .map(category -> choice(category, cell.get(category.code())))
                    .toList())
        .toList();
  }

  private static Choice choice(Disaggregation.Category category, @Nullable String code) {
    return category.options().stream()
        .filter(option -> option.code().equals(code))
        .map(
            option ->
                new Choice(
                    category.code(), option.code(), option.label().en(), option.label().fr()))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isCalled(ServerCatalogue.Element element, String label) {
    String wanted = folded(label);
    return !wanted.isEmpty()
        && (folded(element.name()).equals(wanted) || folded(element.shortName()).equals(wanted));
  }

  private static <T> Optional<T> only(List<T> among, Predicate<T> fits) {
    List<T> found = among.stream().filter(fits).limit(2).toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** Without case, accents, and signs between words. */
  private static String folded(String text) {
    return Accents.without(text).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip();
  }
}
