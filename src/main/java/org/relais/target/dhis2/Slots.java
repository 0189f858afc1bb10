package org.relais.target.dhis2;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Which data element and option combo of one data set of a server take which of our figures. */
final class Slots {
  private final Metadata metadata;
  private final ServerDataSet dataSet;
  private final Bindings bindings;
  private final Map<Slot, Integer> bound;

  Slots(Metadata metadata, ServerDataSet dataSet, Bindings bindings)
      throws MetadataUnavailableException {
    this.metadata = metadata;
    this.dataSet = dataSet;
    this.bindings = bindings;
    this.bound = countBound();
  }

  /**
   * @param element code of our data element
   * @param options category code to option code
   */
  Slot find(String element, SortedMap<String, String> options)
      throws MetadataUnavailableException, UnresolvedException {
    if (!bindings.bind(element)) {
      ServerElement found = element(element);
      return new Slot(found, byOptions(found, options, false));
    }
    Optional<Binding> row = bindings.find(element, options);
    if (row.isEmpty()) {
      throw new UnresolvedException(Fault.CELL_WITHOUT_BINDING);
    }
    Slot slot = slot(row.get());
    if (bound.getOrDefault(slot, 0) > 1) {
      throw new UnresolvedException(Fault.CELLS_COLLIDE);
    }
    return slot;
  }

  /** The attribute option combo made of these options; of none, the only one there is. */
  String attributeCombo(Collection<String> options)
      throws MetadataUnavailableException, UnresolvedException {
    List<OptionCombo> combos = metadata.optionCombos(dataSet.attributeCombo());
    return only(
        options.isEmpty() && combos.size() == 1 ? combos : madeOf(combos, options),
        Fault.ATTRIBUTE_OPTIONS_UNKNOWN);
  }

  /**
   * How many rows fill each slot: two rows may write one slot differently, as a uid and as a code,
   * and a parcel need not hold both of their cells.
   */
  private Map<Slot, Integer> countBound() throws MetadataUnavailableException {
    Map<Slot, Integer> count = new HashMap<>();
    for (Binding row : bindings.rows()) {
      try {
        count.merge(slot(row), 1, Integer::sum);
      } catch (UnresolvedException elsewhere) {
        // A row for an element of another data set; its own cells are told when they are sent.
        continue;
      }
    }
    return count;
  }

  private Slot slot(Binding row) throws MetadataUnavailableException, UnresolvedException {
    ServerElement element = element(row.dataElement());
    String combo = row.categoryOptionCombo();
    return new Slot(
        element, combo == null ? byOptions(element, row.options(), true) : byName(element, combo));
  }

  private ServerElement element(String identifier) throws UnresolvedException {
    return dataSet
        .element(identifier)
        .orElseThrow(() -> new UnresolvedException(Fault.ELEMENT_NOT_IN_DATA_SET));
  }

  private String byName(ServerElement element, String combo)
      throws MetadataUnavailableException, UnresolvedException {
    List<OptionCombo> combos = metadata.optionCombos(element.categoryCombo());
    return only(
        combos.stream().filter(candidate -> candidate.answersTo(combo)).toList(),
        Fault.OPTIONS_UNKNOWN);
  }

  /**
   * @param anyOptions whether the only combo of an element that is not disaggregated takes a figure
   *     that is split on our side: a split as separate data elements
   */
  private String byOptions(
      ServerElement element, SortedMap<String, String> options, boolean anyOptions)
      throws MetadataUnavailableException, UnresolvedException {
    List<OptionCombo> combos = metadata.optionCombos(element.categoryCombo());
    if (combos.size() == 1 && (anyOptions || options.isEmpty())) {
      return combos.get(0).id();
    }
    return only(madeOf(combos, options.values()), Fault.OPTIONS_UNKNOWN);
  }

  private static List<OptionCombo> madeOf(List<OptionCombo> combos, Collection<String> options) {
    return combos.stream().filter(combo -> combo.madeOf(options)).toList();
  }

  private static String only(List<OptionCombo> found, Fault none) throws UnresolvedException {
    if (found.isEmpty()) {
      throw new UnresolvedException(none);
    }
    if (found.size() > 1) {
      throw new UnresolvedException(Fault.OPTIONS_AMBIGUOUS);
    }
    return found.get(0).id();
  }

  /** A data element and the uid of an option combo. */
  record Slot(ServerElement element, String combo) {}
}
