package org.relais.indicator;

import java.util.List;
import java.util.stream.Collectors;
import org.relais.visit.Field;
import org.relais.visit.Labels;

/** What a data element counts, in sentences for a person who asks about a figure. */
public final class Wording {
  private Wording() {}

  /** One sentence each on what is counted, for which visits, and how it is split. */
  public static Labels of(DataElement element) {
    return new Labels(inEnglish(element), inFrench(element));
  }

  private static String inEnglish(DataElement element) {
    return "%s (%s) counts %s where %s."
            .formatted(
                element.label().en(),
                element.code(),
                english(element.measure()),
                element.rule().strip())
        + listed(" It reads: ", sorted(element), "en")
        + listed(" It is disaggregated by: ", element.split(), "en");
  }

  private static String inFrench(DataElement element) {
    return "%s (%s) compte %s où %s."
            .formatted(
                element.label().fr(),
                element.code(),
                french(element.measure()),
                element.rule().strip())
        + listed(" Champs lus : ", sorted(element), "fr")
        + listed(" Désagrégation : ", element.split(), "fr");
  }

  private static String english(Measure measure) {
    if (measure instanceof Measure.Sum sum) {
      return "the sum of " + sum.field().name() + " over visits";
    }
    if (measure instanceof Measure.CountDistinct distinct) {
      return "the different values of " + distinct.field().name() + " over visits";
    }
    return "visits";
  }

  private static String french(Measure measure) {
    if (measure instanceof Measure.Sum sum) {
      return "la somme de " + sum.field().name() + " sur les visites";
    }
    if (measure instanceof Measure.CountDistinct distinct) {
      return "les valeurs différentes de " + distinct.field().name() + " sur les visites";
    }
    return "les visites";
  }

  private static List<Field> sorted(DataElement element) {
    return element.reads().stream()
        .sorted((one, other) -> Integer.compare(one.index(), other.index()))
        .toList();
  }

  private static String listed(String lead, List<Field> fields, String language) {
    return fields.isEmpty()
        ? ""
        : fields.stream()
            .map(field -> field.name() + " (" + field.label().in(language) + ")")
            .collect(Collectors.joining(", ", lead, "."));
  }
}
