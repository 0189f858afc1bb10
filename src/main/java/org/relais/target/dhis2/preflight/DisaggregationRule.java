package org.relais.target.dhis2.preflight;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.relais.delivery.Cause.Owner;
import org.relais.target.dhis2.preflight.ElementMatch.Figure;
import org.relais.target.preflight.Finding;
import org.relais.target.preflight.Severity;
import org.relais.target.preflight.Subject;
import org.relais.visit.Labels;

/** Our splits against the server's category combos. */
final class DisaggregationRule implements Rule {
  @Override
  public List<Finding> findings(Picture picture) {
    List<Finding> findings = new ArrayList<>();
    picture
        .found()
        .forEach(match -> match.elements().forEach(element -> findings.addAll(findings(element))));
    return findings;
  }

  private static List<Finding> findings(ElementMatch element) {
    List<Finding> findings = new ArrayList<>();
    List<Figure> unknown = element.lacking(Gap.OPTIONS_UNKNOWN).toList();
    if (!unknown.isEmpty()) {
      findings.add(unplaced(element, unknown));
    }
    List<String> ambiguous =
        element.lacking(Gap.OPTIONS_AMBIGUOUS).map(Figure::text).distinct().toList();
    if (!ambiguous.isEmpty()) {
      findings.add(ambiguous(element, ambiguous));
    }
    return findings;
  }

  /** Says what is different rather than which figures are lost by it. */
  private static Finding unplaced(ElementMatch element, List<Figure> figures) {
    if (element.bound()) {
      return differs(
          element,
          "BINDING_COMBO_UNKNOWN",
          "is bound to category option combos that its data elements in DHIS2 do not have",
          "est lié à des combinaisons d'options de catégorie que ses éléments n'ont pas dans DHIS2",
          figures.stream().map(figure -> figure.text() + " → " + figure.named()).toList());
    }
    HeldCombo combo = combo(figures.get(0));
    SortedMap<String, String> ours = figures.get(0).options();
    if (combo.isDefault() && !ours.isEmpty()) {
      return differs(
          element,
          "COMBO_MISSING",
          "is disaggregated by " + ours.keySet() + " and is not disaggregated in DHIS2",
          "est désagrégé par " + ours.keySet() + " et n'est pas désagrégé dans DHIS2",
          List.of());
    }
    if (combo.categories().size() > ours.size()) {
      return differs(
          element,
          "COMBO_HAS_MORE",
          "is disaggregated by "
              + ours.keySet()
              + ", and DHIS2 disaggregates it further, by "
              + names(combo),
          "est désagrégé par "
              + ours.keySet()
              + ", et DHIS2 le désagrège davantage, par "
              + names(combo),
          List.of());
    }
    if (combo.categories().size() < ours.size()) {
      return differs(
          element,
          "COMBO_HAS_LESS",
          "is disaggregated by "
              + ours.keySet()
              + ", and DHIS2 disaggregates it by "
              + names(combo)
              + " only",
          "est désagrégé par "
              + ours.keySet()
              + ", et DHIS2 ne le désagrège que par "
              + names(combo),
          List.of());
    }
    return options(element, figures, combo);
  }

  private static Finding options(ElementMatch element, List<Figure> figures, HeldCombo combo) {
    List<String> withoutCode =
        combo.options().filter(option -> option.code().isBlank()).map(o -> o.name()).toList();
    Map<String, String> missing = new LinkedHashMap<>();
    for (Figure figure : figures) {
      figure
          .options()
          .forEach(
              (category, option) -> {
                if (combo.categories().stream().noneMatch(held -> held.has(option))) {
                  missing.putIfAbsent(category + "=" + option, option);
                }
              });
    }
    if (missing.isEmpty()) {
      return differs(
          element,
          "OPTION_COMBOS_NOT_MADE",
          "has options that DHIS2 knows, in combos that it has not made",
          "a des options que DHIS2 connaît, dans des combinaisons qu'il n'a pas créées",
          figures.stream().map(Figure::text).toList());
    }
    return withoutCode.isEmpty()
        ? differs(
            element,
            "OPTION_MISSING",
            "has options that " + combo.name() + " lacks in DHIS2",
            "a des options que " + combo.name() + " n'a pas dans DHIS2",
            List.copyOf(missing.keySet()))
        : differs(
            element,
            "OPTION_WITHOUT_CODE",
            "cannot be matched with "
                + combo.name()
                + ", which has options without a code in DHIS2: "
                + String.join(", ", withoutCode),
            "ne peut être rapproché de "
                + combo.name()
                + ", qui a des options sans code dans DHIS2 : "
                + String.join(", ", withoutCode),
            List.copyOf(missing.keySet()));
  }

  private static Finding differs(
      ElementMatch element, String code, String en, String fr, List<String> items) {
    String name = element.ours().code();
    return new Finding(
        Severity.REFUSED,
        code,
        Subject.element(name),
        new Labels(name + " " + en + ".", name + " " + fr + "."),
        remedy(code),
        code.startsWith("OPTION_") ? Owner.TARGET_ADMINISTRATOR : Owner.MAPPING,
        items);
  }

  private static Labels remedy(String code) {
    return switch (code) {
      case "BINDING_COMBO_UNKNOWN" ->
          new Labels(
              "Correct category_option_combo in these rows of the binding.",
              "Corrigez category_option_combo dans ces lignes de la liaison.");
      case "OPTION_COMBOS_NOT_MADE" ->
          new Labels(
              "Run \"Update category option combos\" in DHIS2's Data Administration.",
              "Lancez « Update category option combos » dans Data Administration de DHIS2.");
      case "OPTION_MISSING" ->
          new Labels(
              "Write DHIS2's codes as option in the dictionary, add the options there, or use a"
                  + " binding.",
              "Mettez les codes de DHIS2 comme option dans le dictionnaire, ajoutez-y les options,"
                  + " ou utilisez une liaison.");
      case "OPTION_WITHOUT_CODE" ->
          new Labels(
              "Give the options our codes in DHIS2, or use a binding.",
              "Donnez nos codes aux options dans DHIS2, ou utilisez une liaison.");
      default ->
          new Labels(
              "Give the data element in DHIS2 a category combo of these categories, change split, or"
                  + " use a binding.",
              "Donnez à l'élément dans DHIS2 une combinaison de ces catégories, changez split, ou"
                  + " utilisez une liaison.");
    };
  }

  private static Finding ambiguous(ElementMatch element, List<String> figures) {
    String name = element.ours().code();
    return new Finding(
        Severity.REFUSED,
        "OPTIONS_AMBIGUOUS",
        Subject.element(name),
        new Labels(
            "DHIS2 has several category option combos for "
                + figures.size()
                + " figures of "
                + name
                + ".",
            "DHIS2 a plusieurs combinaisons d'options de catégorie pour "
                + figures.size()
                + " valeurs de "
                + name
                + "."),
        new Labels(
            "Have the duplicates merged in DHIS2, or say which in a binding.",
            "Faites fusionner les doublons dans DHIS2, ou indiquez laquelle dans une liaison."),
        Owner.TARGET_ADMINISTRATOR,
        figures);
  }

  private static HeldCombo combo(Figure figure) {
    HeldElement place = figure.place();
    if (place == null) {
      throw new IllegalArgumentException("a figure without an element has no category combo");
    }
    return place.combo();
  }

  private static List<String> names(HeldCombo combo) {
    return combo.categories().stream().map(HeldCombo.Category::text).toList();
  }
}
