package org.relais.target.dhis2.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.Cause.Owner;
import org.relais.target.preflight.Finding;
import org.relais.target.preflight.Severity;
import org.relais.target.preflight.Subject;
import org.relais.visit.Labels;

/** Data elements that the server does not know or has in another data set, and unbound figures. */
final class ElementRule implements Rule {
  @Override
  public List<Finding> findings(Picture picture) {
    return picture.found().flatMap(match -> findings(match).stream()).toList();
  }

  private static List<Finding> findings(DataSetMatch match) {
    List<String> unknown = new ArrayList<>();
    Map<String, List<String>> elsewhere = new TreeMap<>();
    List<Finding> findings = new ArrayList<>();
    for (ElementMatch element : match.elements()) {
      List<String> missing =
          element.lacking(Gap.NOT_IN_DATA_SET).map(ElementMatch.Figure::named).distinct().toList();
      for (String named : missing) {
        String item =
            named.equals(element.ours().code()) ? named : element.ours().code() + " → " + named;
        @Nullable List<String> homes = match.elsewhere().get(named);
        if (homes == null) {
          unknown.add(item);
        } else {
          elsewhere.put(item, homes);
        }
      }
      List<String> unbound = element.lacking(Gap.NO_BINDING).map(f -> f.text()).toList();
      if (!unbound.isEmpty()) {
        findings.add(unbound(element, unbound));
      }
    }
    if (!unknown.isEmpty()) {
      findings.add(unknown(match, unknown));
    }
    if (!elsewhere.isEmpty()) {
      findings.add(elsewhere(match, elsewhere));
    }
    return findings;
  }

  private static Finding unknown(DataSetMatch match, List<String> elements) {
    return new Finding(
        Severity.REFUSED,
        "ELEMENT_UNKNOWN",
        Subject.dataSet(match.ours().code()),
        new Labels(
            "DHIS2 does not know " + elements.size() + " of our data elements.",
            "DHIS2 ne connaît pas " + elements.size() + " de nos éléments de données."),
        new Labels(
            "Create them with these codes (relais metadata writes them), or say in"
                + " a binding which of DHIS2's take the values.",
            "Créez-les avec ces codes (relais metadata les écrit), ou indiquez dans"
                + " une liaison lesquels de DHIS2 prennent les valeurs."),
        Owner.MAPPING,
        elements);
  }

  private static Finding elsewhere(DataSetMatch match, Map<String, List<String>> elements) {
    List<String> items =
        elements.entrySet().stream()
            .map(
                element ->
                    element.getValue().isEmpty()
                        ? element.getKey()
                        : element.getKey()
                            + " ("
                            + element.getValue().stream().collect(Collectors.joining(", "))
                            + ")")
            .toList();
    return new Finding(
        Severity.REFUSED,
        "ELEMENT_NOT_IN_DATA_SET",
        Subject.dataSet(match.ours().code()),
        new Labels(
            "In DHIS2, but not in its data set "
                + match.identifier()
                + ": "
                + items.size()
                + " of our data elements.",
            "Dans DHIS2, mais pas dans son ensemble "
                + match.identifier()
                + " : "
                + items.size()
                + " de nos éléments de données."),
        new Labels(
            "Add them to that data set, or send to the data set that has them.",
            "Ajoutez-les à cet ensemble, ou envoyez vers l'ensemble qui les a."),
        Owner.TARGET_ADMINISTRATOR,
        items);
  }

  private static Finding unbound(ElementMatch element, List<String> figures) {
    String code = element.ours().code();
    return new Finding(
        Severity.REFUSED,
        "CELL_WITHOUT_BINDING",
        Subject.element(code),
        new Labels(
            "The binding has rows for "
                + code
                + ", but none for "
                + figures.size()
                + " of its figures.",
            "La liaison a des lignes pour "
                + code
                + ", mais aucune pour "
                + figures.size()
                + " de ses valeurs."),
        new Labels("Add the rows.", "Ajoutez les lignes."),
        Owner.MAPPING,
        figures);
  }
}
