package org.relais.fhir;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.fhir.FhirBinding.Referred;
import org.relais.visit.Field;
import org.relais.visit.Visit;

/**
 * The referral as a ServiceRequest. Its reasons are those that the worker gave, and the Conditions
 * of the visit; so it is written after them.
 */
final class ReferralPart implements VisitPart {
  private final Field made;
  private final SerializedString code;
  private final Map<Field, Referred> priorities = new LinkedHashMap<>();
  private final List<Field> completed = new ArrayList<>();
  private final List<Field> reasons = new ArrayList<>();
  private final List<Map<String, SerializedString>> reasonConcepts = new ArrayList<>();

  /**
   * @param made the field that says whether the child was referred
   * @param others the fields that say more of it
   */
  ReferralPart(Field made, Referred binding, Map<Field, Referred> others, Concepts concepts) {
    this.made = made;
    this.code = concepts.of(made, binding.codes());
    others.forEach(
        (field, other) -> {
          switch (other.element()) {
            case MADE -> throw new IllegalArgumentException("two fields say: referred");
            case PRIORITY -> priorities.put(field, other);
            case COMPLETED -> completed.add(field);
            case REASON -> {
              reasons.add(field);
              reasonConcepts.add(concepts.ofCodes(field, other));
            }
          }
        });
  }

  @Override
  public void write(Scene scene, Transaction transaction) throws IOException {
    Visit visit = scene.visit();
    if (!Boolean.TRUE.equals(visit.value(made))) {
      return;
    }
    List<ResourceId> conditions =
        transaction.written().stream().filter(id -> id.type().equals("Condition")).toList();
    JsonGenerator json = transaction.json();
    transaction.open(scene.id("ServiceRequest", made.name()));
    json.writeStringField("status", hasArrived(visit) ? "completed" : "active");
    json.writeStringField("intent", "order");
    @Nullable String priority = priority(visit);
    if (priority != null) {
      json.writeStringField("priority", priority);
    }
    transaction.concept("code", code);
    transaction.reference("subject", scene.patient());
    transaction.reference("encounter", scene.encounter());
    json.writeStringField("authoredOn", scene.date().toString());
    List<SerializedString> given = reasons(visit);
    if (!given.isEmpty()) {
      transaction.concepts("reasonCode", given);
    }
    if (!conditions.isEmpty()) {
      json.writeArrayFieldStart("reasonReference");
      for (ResourceId condition : conditions) {
        json.writeStartObject();
        json.writeStringField("reference", condition.urn());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    transaction.close();
  }

  private boolean hasArrived(Visit visit) {
    return completed.stream()
        .map(visit::value)
        .anyMatch(value -> value != null && !Boolean.FALSE.equals(value));
  }

  private @Nullable String priority(Visit visit) {
    for (Map.Entry<Field, Referred> entry : priorities.entrySet()) {
      @Nullable Object value = visit.value(entry.getKey());
      @Nullable String priority =
          value instanceof String code
              ? entry.getValue().answer(code).codeIn(Terminology.PRIORITY)
              : value == null ? null : Boolean.TRUE.equals(value) ? "urgent" : "routine";
      if (priority != null) {
        return priority;
      }
    }
    return null;
  }

  private List<SerializedString> reasons(Visit visit) {
    List<SerializedString> given = new ArrayList<>();
    for (int i = 0; i < reasons.size(); i++) {
      for (String code : visit.codes(reasons.get(i))) {
        @Nullable SerializedString concept = reasonConcepts.get(i).get(code);
        if (concept != null) {
          given.add(concept);
        }
      }
    }
    return given;
  }
}
