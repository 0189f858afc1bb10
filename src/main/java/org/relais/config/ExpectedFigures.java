package org.relais.config;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.relais.config.spec.Named;
import org.relais.config.yaml.Node.Scalar;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.Span;
import org.relais.diagnostic.Suggestion;
import org.relais.diagnostic.Text;
import org.relais.indicator.DataElement;

/** Checks that a test names data elements and options that there are; else it proves nothing. */
final class ExpectedFigures {
  private final Map<String, DataElement> elements;
  private final Diagnostics diagnostics;

  ExpectedFigures(Map<String, DataElement> elements, Diagnostics diagnostics) {
    this.elements = elements;
    this.diagnostics = diagnostics;
  }

  /** Whether there is such a data element; else that is reported. */
  boolean isKnown(Scalar name) {
    if (elements.containsKey(name.text())) {
      return true;
    }
    report(
        name.span(),
        Text.of("unknown data element \"%s\"", "élément de données inconnu « %s »", name),
        name.text(),
        elements.keySet());
    return false;
  }

  void check(Named<List<Named<Double>>> expected) {
    if (!isKnown(expected.name())) {
      return;
    }
    DataElement element = elements.get(expected.name().text());
    Set<String> known = new TreeSet<>();
    if (element != null) {
      element
          .split()
          .forEach(
              field ->
                  Options.of(field)
                      .forEach(
                          option -> known.addAll(Set.of(option, field.category() + "=" + option))));
    }
    for (Named<Double> figure : expected.value()) {
      TestBlock.option(figure).stream()
          .flatMap(options -> List.of(options.split("\\s*,\\s*")).stream())
          .filter(option -> !known.contains(option))
          .forEach(
              option ->
                  report(
                      figure.name().span(),
                      Text.of(
                          "%s has no option \"%s\"",
                          "%s n'a pas d'option « %s »", expected.name(), option),
                      option,
                      known));
    }
  }

  private void report(Span span, Text message, String written, Set<String> known) {
    diagnostics.error(Code.CFG405, span, message, Suggestion.didYouMean(written, known));
  }
}
