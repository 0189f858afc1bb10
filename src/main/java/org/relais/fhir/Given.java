package org.relais.fhir;

import com.fasterxml.jackson.core.io.SerializedString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.visit.Field;
import org.relais.visit.Visit;

/**
 * What a field says was found or given: one thing where it says yes or a number above zero, or one
 * for each code that it holds.
 */
final class Given {
  private final Field field;
  private final SerializedString whole;
  private final Map<String, SerializedString> each;

  Given(Field field, List<Coding> codes, FhirBinding binding, Concepts concepts) {
    this.field = field;
    this.whole = concepts.of(field, codes);
    this.each = concepts.ofCodes(field, binding);
  }

  Field field() {
    return field;
  }

  List<Thing> in(Visit visit) {
    @Nullable Object value = visit.value(field);
    if (Boolean.TRUE.equals(value)) {
      return List.of(new Thing(field.name(), null, whole, null));
    }
    if (value instanceof Number number) {
      return number.doubleValue() > 0
          ? List.of(new Thing(field.name(), null, whole, number))
          : List.of();
    }
    if (field.codes().isEmpty()) {
      return List.of();
    }
    List<Thing> things = new ArrayList<>();
    for (String code : visit.codes(field)) {
      @Nullable SerializedString concept = each.get(code);
      if (concept != null) {
        things.add(new Thing(field.name() + "." + code, code, concept, null));
      }
    }
    return things;
  }

  /**
   * @param role in the visit
   * @param code of the field, or null where the field is not coded
   * @param quantity how much of it, or null
   */
  record Thing(
      String role, @Nullable String code, SerializedString concept, @Nullable Number quantity) {}
}
