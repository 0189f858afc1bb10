package org.relais.target.dhis2;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a binding can name of a server: its data elements, and the option combos of those that are
 * in the data sets of a target. As the server was when it was read.
 *
 * @param dataSets by which the target's data sets are found
 * @param elements of all data sets; of a server that has very many, those of the target's alone
 * @param combos uid of a category combo to its option combos
 */
public record ServerCatalogue(
    List<Group> dataSets, List<Element> elements, Map<String, List<Combo>> combos) {
  public ServerCatalogue {
    dataSets = List.copyOf(dataSets);
    elements = List.copyOf(elements);
    combos = Map.copyOf(combos);
  }

  /** A data set. */
  public record Group(String id, String code, String name) {}

  /**
   * A data element.
   *
   * @param code may be empty
   * @param shortName may be empty
   * @param valueType such as {@code INTEGER_ZERO_OR_POSITIVE}
   * @param combos uid of each data set that has it to the uid of its category combo there
   */
  public record Element(
      String id,
      String code,
      String name,
      String shortName,
      String valueType,
      SortedMap<String, String> combos) {
    public Element {
      combos = Collections.unmodifiableSortedMap(new TreeMap<>(combos));
    }
  }

  /** A category option combo. */
  public record Combo(String id, String code, String name, List<Option> options) {
    public Combo {
      options = List.copyOf(options);
    }
  }

  /** A category option. */
  public record Option(String code, String name) {}

  /** The data set with this code, else this uid, else this name, as sending finds it. */
  public Optional<Group> dataSet(String identifier) {
    String wanted = identifier.strip();
    return first(
        dataSets,
        set -> set.code().strip().equals(wanted),
        set -> set.id().equals(wanted),
        set -> set.name().strip().equals(wanted));
  }

  /** Names of the data sets that have an element, by name. */
  public List<String> homes(Element element) {
    return dataSets.stream()
        .filter(set -> element.combos().containsKey(set.id()))
        .map(Group::name)
        .sorted()
        .toList();
  }

  @SafeVarargs
  private static <T> Optional<T> first(List<T> among, Predicate<T>... ways) {
    return Stream.of(ways).flatMap(way -> among.stream().filter(way).limit(1)).findFirst();
  }
}
