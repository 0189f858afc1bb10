package org.relais.target.dhis2;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a server has, seen from the data sets that take some figures. */
public final class DataSetCatalogue {
  private final ServerCatalogue whole;
  private final List<ServerCatalogue.Group> dataSets;
  private final List<ServerCatalogue.Element> inside;
  private final Map<String, ServerCatalogue.Element> elements = new HashMap<>();

  public DataSetCatalogue(ServerCatalogue whole, Collection<ServerCatalogue.Group> dataSets) {
    this.whole = whole;
    this.dataSets = List.copyOf(dataSets);
    this.inside = whole.elements().stream().filter(this::isInside).toList();
    index(inside);
    index(whole.elements());
  }

  /** As sending finds them: by uid, else by code, else by name; those inside before others. */
  private void index(List<ServerCatalogue.Element> some) {
    index(some, ServerCatalogue.Element::id);
    index(some, element -> element.code().strip());
    index(some, element -> element.name().strip());
  }

  private void index(
      List<ServerCatalogue.Element> some, Function<ServerCatalogue.Element, String> key) {
    some.forEach(element -> elements.putIfAbsent(key.apply(element), element));
  }

  public List<ServerCatalogue.Group> dataSets() {
    return dataSets;
  }

  /** The elements of the data sets. */
  public List<ServerCatalogue.Element> inside() {
    return inside;
  }

  /** The elements of other data sets, and those of none. */
  public List<ServerCatalogue.Element> outside() {
    return whole.elements().stream().filter(element -> !isInside(element)).toList();
  }

  public boolean isInside(ServerCatalogue.Element element) {
    return dataSets.stream().anyMatch(set -> element.combos().containsKey(set.id()));
  }

  /**
   * @param identifier uid, code or name
   */
  public Optional<ServerCatalogue.Element> element(String identifier) {
    String wanted = identifier.strip();
    return wanted.isEmpty() ? Optional.empty() : Optional.ofNullable(elements.get(wanted));
  }

  /** Names of all data sets that have an element. */
  public List<String> homes(ServerCatalogue.Element element) {
    return whole.homes(element);
  }

  /** The option combos that take an element's values here; none where it is not inside. */
  public List<ServerCatalogue.Combo> combos(ServerCatalogue.Element element) {
    for (ServerCatalogue.Group set : dataSets) {
      @Nullable String combo = element.combos().get(set.id());
      if (combo != null) {
        return whole.combos().getOrDefault(combo, List.of());
      }
    }
    return List.of();
  }

  /** The element's option combos with this uid, code or name; several where a name stands twice. */
  public List<ServerCatalogue.Combo> combos(ServerCatalogue.Element element, String identifier) {
    String wanted = identifier.strip();
    return combos(element).stream()
        .filter(
            combo ->
                wanted.equals(combo.id())
                    || wanted.equals(combo.code().strip())
                    || wanted.equals(combo.name().strip()))
        .toList();
  }

  /**
   * The option combo that takes a figure where a row names none: the only one there is, or the only
   * one made of the options.
   */
  public Optional<ServerCatalogue.Combo> comboOf(
      ServerCatalogue.Element element, Collection<String> options) {
    List<ServerCatalogue.Combo> all = combos(element);
    List<String> wanted = options.stream().map(String::strip).sorted().toList();
    List<ServerCatalogue.Combo> made =
        all.size() == 1
            ? all
            : all.stream().filter(combo -> options(combo).equals(wanted)).toList();
    return made.size() == 1 ? Optional.of(made.get(0)) : Optional.empty();
  }

  private static List<String> options(ServerCatalogue.Combo combo) {
    return combo.options().stream().map(option -> option.code().strip()).sorted().toList();
  }
}
