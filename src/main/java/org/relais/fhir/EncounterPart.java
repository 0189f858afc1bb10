package org.relais.fhir;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.visit.CoreField;
import org.relais.visit.Dictionary;
import org.relais.visit.Field;
import org.relais.visit.Visit;

/** The Encounter: what kind of visit it was, when, where and by whom. */
final class EncounterPart implements VisitPart {
  private final Map<String, SerializedString> visitTypes;
  private final Map<String, SerializedString> workerTypes;
  private final Field workerId;
  private final List<Field> serviceProviders;

  EncounterPart(FhirDefinition definition, Dictionary dictionary, Concepts concepts) {
    Field visit = dictionary.field(CoreField.VISIT.fieldName());
    Field worker = dictionary.field(CoreField.WORKER_TYPE.fieldName());
    this.visitTypes = concepts.ofCodes(visit, definition.binding(visit));
    this.workerTypes = concepts.ofCodes(worker, definition.binding(worker));
    this.workerId = dictionary.field(CoreField.WORKER_ID.fieldName());
    this.serviceProviders =
        dictionary.fields().stream()
            .filter(field -> definition.binding(field) instanceof FhirBinding.ServiceProvider)
            .toList();
  }

  @Override
  public void write(Scene scene, Transaction transaction) throws IOException {
    Visit visit = scene.visit();
    Identities identities = scene.identities();
    JsonGenerator json = transaction.json();
    transaction.openIdentified(scene.encounter());
    @Nullable String record = FhirText.of(visit.recordId());
    if (record != null) {
      transaction.identifier(identities.system(visit.source(), "record"), record);
    }
    json.writeEndArray();
    json.writeStringField("status", "finished");
    homeHealth(json);
    @Nullable SerializedString type = concept(visitTypes, visit.text(CoreField.VISIT));
    if (type != null) {
      transaction.concepts("type", List.of(type));
    }
    transaction.reference("subject", scene.patient());
    participant(visit, identities, transaction);
    json.writeObjectFieldStart("period");
    json.writeStringField("start", scene.date().toString());
    json.writeStringField("end", scene.date().toString());
    json.writeEndObject();
    @Nullable String orgUnit = FhirText.of(visit.text(CoreField.ORG_UNIT));
    if (orgUnit != null) {
      json.writeArrayFieldStart("location");
      json.writeStartObject();
      known("location", "Location", identities.system("org-unit"), orgUnit, json);
      json.writeEndObject();
      json.writeEndArray();
    }
    serviceProvider(visit, identities, json);
    transaction.close();
  }

  /** ActCode HH, home health: the worker goes to the child (HL7 v3 ActEncounterCode). */
  static void homeHealth(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("class");
    json.writeStringField("system", "http://terminology.hl7.org/CodeSystem/v3-ActCode");
    json.writeStringField("code", "HH");
    json.writeEndObject();
  }

  private void participant(Visit visit, Identities identities, Transaction transaction)
      throws IOException {
    @Nullable SerializedString type = concept(workerTypes, visit.text(CoreField.WORKER_TYPE));
    @Nullable String id = workerId.personal() ? null : FhirText.of(visit.text(CoreField.WORKER_ID));
    if (type == null && id == null) {
      return;
    }
    JsonGenerator json = transaction.json();
    json.writeArrayFieldStart("participant");
    json.writeStartObject();
    if (type != null) {
      transaction.concepts("type", List.of(type));
    }
    if (id != null) {
      String system = identities.system(visit.source(), "worker");
      known("individual", "Practitioner", system, id, json);
    }
    json.writeEndObject();
    json.writeEndArray();
  }

  private void serviceProvider(Visit visit, Identities identities, JsonGenerator json)
      throws IOException {
    for (Field field : serviceProviders) {
      @Nullable String name = FhirText.of((String) visit.value(field));
      if (name != null) {
        known("serviceProvider", "Organization", identities.system(field.name()), name, json);
        return;
      }
    }
  }

  /** A reference to something that the server may or may not hold: by its identifier alone. */
  private static void known(
      String field, String type, String system, String value, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("type", type);
    json.writeObjectFieldStart("identifier");
    json.writeStringField("system", system);
    json.writeStringField("value", value);
    json.writeEndObject();
    json.writeEndObject();
  }

  private static @Nullable SerializedString concept(
      Map<String, SerializedString> concepts, @Nullable String code) {
    return code == null ? null : concepts.get(code);
  }
}
