package org.relais.target.dhis2;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.relais.indicator.DataElement;
import org.relais.indicator.Disaggregation;
import org.relais.target.dhis2.preflight.ElementMatch;
import org.relais.target.dhis2.preflight.Gap;
import org.relais.target.dhis2.preflight.HeldElement;

/** Finds the places of all figures that a data element may have, as a sender would. */
final class FigurePlaces {
  private final Slots slots;
  private final Bindings bindings;
  private final DataSetReader.Found dataSet;

  FigurePlaces(Metadata metadata, DataSetReader.Found dataSet, Bindings bindings)
      throws MetadataUnavailableException {
    this.slots = new Slots(metadata, dataSet.toSend(), bindings);
    this.bindings = bindings;
    this.dataSet = dataSet;
  }

  ElementMatch of(DataElement element) throws MetadataUnavailableException {
    List<ElementMatch.Figure> figures = new ArrayList<>();
    for (SortedMap<String, String> options : Disaggregation.of(element).cells()) {
      figures.add(figure(element.code(), options));
    }
    return new ElementMatch(element, bindings.bind(element.code()), figures);
  }

  private ElementMatch.Figure figure(String element, SortedMap<String, String> options)
      throws MetadataUnavailableException {
    String named =
        bindings.find(element, options).map(Binding::dataElement).orElse(element).strip();
    try {
      Slots.Slot slot = slots.find(element, options);
      return new ElementMatch.Figure(options, named, held(slot.element()), slot.combo(), null);
    } catch (UnresolvedException unresolved) {
      Gap gap = gap(unresolved.fault());
      @Nullable HeldElement place =
          gap == Gap.NO_BINDING
              ? null
              : dataSet.toSend().element(named).map(this::held).orElse(null);
      return new ElementMatch.Figure(options, named, place, null, gap);
    }
  }

  private HeldElement held(ServerElement element) {
    Map<String, HeldElement> elements = dataSet.elements();
    HeldElement held = elements.get(element.id());
    if (held == null) {
      throw new IllegalStateException("an element of the data set was not read: " + element.id());
    }
    return held;
  }

  private static Gap gap(Fault fault) {
    return switch (fault) {
      case CELL_WITHOUT_BINDING -> Gap.NO_BINDING;
      case ELEMENT_NOT_IN_DATA_SET -> Gap.NOT_IN_DATA_SET;
      case OPTIONS_UNKNOWN -> Gap.OPTIONS_UNKNOWN;
      case OPTIONS_AMBIGUOUS -> Gap.OPTIONS_AMBIGUOUS;
      case CELLS_COLLIDE -> Gap.COLLISION;
      default -> throw new IllegalStateException("no gap of a figure: " + fault);
    };
  }
}
