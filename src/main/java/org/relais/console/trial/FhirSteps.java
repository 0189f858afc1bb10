package org.relais.console.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.console.trial.TrialSteps.ResourceStep;
import org.relais.fhir.FhirDefinition;
import org.relais.fhir.VisitRenderer;
import org.relais.visit.CoreField;
import org.relais.visit.Dictionary;
import org.relais.visit.Field;
import org.relais.visit.FieldType;
import org.relais.visit.PersonalFields;
import org.relais.visit.Visit;

/** The FHIR of a visit, as if it were the only one of its patient. */
final class FhirSteps {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final VisitRenderer renderer;

  FhirSteps(FhirDefinition definition, Dictionary dictionary) {
    this.renderer = new VisitRenderer(definition, dictionary);
  }

  /**
   * @param without the visit without what the cursor's line gives; null where that leaves none
   * @param compares whether there is such a line
   */
  List<ResourceStep> of(
      Visit visit, @Nullable Visit without, boolean compares, List<Field> hidden) {
    Map<String, JsonNode> whole = resources(visit);
    Map<String, JsonNode> less = without == null ? Map.of() : resources(without);
    Map<String, JsonNode> shown = hidden.isEmpty() ? whole : resources(masked(visit, hidden));
    List<ResourceStep> steps = new ArrayList<>();
    List<JsonNode> originals = List.copyOf(whole.values());
    List<String> names = List.copyOf(whole.keySet());
    int at = 0;
    for (JsonNode resource : shown.values()) {
      // Masking a patient's id changes ids, never which resources there are or their order.
      boolean known = at < originals.size();
      boolean lit = compares && known && !originals.get(at).equals(less.get(names.get(at)));
      steps.add(
          new ResourceStep(
              resource.path("resourceType").asText(),
              resource.path("id").asText(),
              resource,
              LitJson.lines(resource),
              lit));
      at++;
    }
    return steps;
  }

  private Map<String, JsonNode> resources(Visit visit) {
    Map<String, JsonNode> resources = new LinkedHashMap<>();
    try {
      JsonNode bundle = JSON.readTree(renderer.render(visit, visit, List.of()).bundle());
      for (JsonNode entry : bundle.path("entry")) {
        resources.put(entry.path("fullUrl").asText(), entry.path("resource"));
      }
    } catch (IOException fault) {
      throw new UncheckedIOException("a bundle was written that is not JSON", fault);
    }
    return resources;
  }

  private static Visit masked(Visit visit, List<Field> hidden) {
    @Nullable Object[] values = visit.values();
    for (Field field : hidden) {
      boolean needed = field.name().equals(CoreField.VISIT_DATE.fieldName());
      if (!needed && values[field.index()] != null) {
        values[field.index()] = field.type() == FieldType.TEXT ? PersonalFields.MASK : null;
      }
    }
    return new Visit(visit.source(), visit.recordId(), visit.dictionary(), values);
  }
}
