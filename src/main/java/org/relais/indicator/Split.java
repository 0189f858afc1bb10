package org.relais.indicator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.relais.visit.Field;
import org.relais.visit.FieldType;
import org.relais.visit.Visit;

/**
 * One field that a data element is split by: from a visit's answer to the places of its options.
 *
 * <p>Codes that share an option share its place, so that a visit counts once under it.
 */
final class Split {
  private static final int[] NOWHERE = {};

  private final Field field;
  private final List<String> options = new ArrayList<>();
  private final Map<String, int[]> places = new HashMap<>();
  private final int[] withoutAnswer;

  Split(Field field) {
    this.field = field;
    if (field.type() == FieldType.YES_NO) {
      places.put("yes", placeOf(field.hasCode("yes") ? field.option("yes") : "YES"));
      places.put("no", placeOf(field.hasCode("no") ? field.option("no") : "NO"));
    } else {
      field.codes().forEach(code -> places.put(code.code(), placeOf(code.option())));
    }
    if (options.isEmpty()) {
      throw new IllegalArgumentException(field.name() + " has no codes to split by");
    }
    String unknown = field.unknownOption();
    this.withoutAnswer = unknown == null ? NOWHERE : placeOf(unknown);
  }

  private int[] placeOf(String option) {
    if (!options.contains(option)) {
      options.add(option);
    }
    return new int[] {options.indexOf(option)};
  }

  String fieldName() {
    return field.name();
  }

  String category() {
    return field.category();
  }

  int size() {
    return options.size();
  }

  String option(int place) {
    return options.get(place);
  }

  /**
   * The places of the visit's options, each once; none where it is outside the disaggregation: no
   * answer and no option for that, or a code that is none of the field's (an age that no band
   * holds, or a code that the dictionary has lost since).
   */
  int[] places(Visit visit) {
    Object answer = visit.value(field);
    if (answer instanceof List<?> codes) {
      return places(codes);
    }
    return answer == null ? withoutAnswer : places.getOrDefault(code(answer), NOWHERE);
  }

  private static Object code(Object answer) {
    return answer instanceof Boolean yes ? (yes ? "yes" : "no") : answer;
  }

  private int[] places(List<?> codes) {
    return codes.isEmpty()
        ? withoutAnswer
        : codes.stream()
            .map(places::get)
            .filter(place -> place != null)
            .mapToInt(place -> place[0])
            .distinct()
            .toArray();
  }
}
