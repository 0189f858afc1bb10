package org.relais.fhir;

import java.util.List;
import java.util.Map;
import org.relais.visit.CoreField;
import org.relais.visit.Field;

/**
 * How a deployment's visits are written in FHIR.
 *
 * @param base the address under which the deployment's own codes and identifiers stand, without a
 *     slash at its end. It is part of every resource's identity: a server takes the same visit for
 *     a new one where it changes
 * @param snomed whether SNOMED CT codes are sent
 * @param bindings what the dictionary's fields become, by field name
 */
public record FhirDefinition(String base, boolean snomed, Map<String, FhirBinding> bindings) {
  private static final FhirBinding ELSEWHERE = new FhirBinding.Carried(Map.of());
  private static final FhirBinding SURVEY =
      new FhirBinding.Observed("survey", List.of(), Map.of(), null);

  public FhirDefinition {
    base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    bindings = Map.copyOf(bindings);
  }

  /**
   * What {@code field} becomes. Without a block of its own, an answer of the field system becomes
   * an Observation in the local code system, so that nothing is lost; what rules compute, what
   * names a person and what the Patient and the Encounter carry does not.
   */
  FhirBinding binding(Field field) {
    boolean elsewhere = field.derived() || field.personal() || isCore(field);
    return bindings.getOrDefault(field.name(), elsewhere ? ELSEWHERE : SURVEY);
  }

  private static boolean isCore(Field field) {
    for (CoreField core : CoreField.values()) {
      if (core.fieldName().equals(field.name())) {
        return true;
      }
    }
    return false;
  }
}
