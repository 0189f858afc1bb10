package org.relais.fhir;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.fhir.FhirBinding.Personal;
import org.relais.visit.CoreField;
import org.relais.visit.Dictionary;
import org.relais.visit.Field;
import org.relais.visit.Visit;

/**
 * The Patient. Its fields are those of the patient's newest visit, so that it is the same whichever
 * visit carries it. No name is sent unless a field is bound to it.
 */
final class PatientPart implements VisitPart {
  private final FhirDefinition definition;
  private final Field sex;
  private final List<Field> names = new ArrayList<>();
  private final List<Field> phones = new ArrayList<>();
  private final List<Field> deaths = new ArrayList<>();

  PatientPart(FhirDefinition definition, Dictionary dictionary) {
    this.definition = definition;
    this.sex = dictionary.field(CoreField.SEX.fieldName());
    for (Field field : dictionary.fields()) {
      if (definition.binding(field) instanceof Personal personal) {
        listOf(personal.element()).add(field);
      }
    }
  }

  @Override
  public void write(Scene scene, Transaction transaction) throws IOException {
    Visit visit = scene.newestOfPatient();
    JsonGenerator json = transaction.json();
    transaction.openIdentified(scene.patient());
    @Nullable String id = FhirText.of(visit.text(CoreField.PATIENT_ID));
    if (id != null) {
      transaction.identifier(scene.identities().system(visit.source(), "patient"), id);
    }
    json.writeEndArray();
    json.writeBooleanField("active", true);
    texts(visit, names, "name", "text", json);
    texts(visit, phones, "telecom", "value", json);
    @Nullable String gender = gender(visit);
    if (gender != null) {
      json.writeStringField("gender", gender);
    }
    @Nullable String birthDate = birthDate(visit);
    if (birthDate != null) {
      json.writeStringField("birthDate", birthDate);
    }
    death(visit, json);
    transaction.close();
  }

  private List<Field> listOf(Personal.Element element) {
    return switch (element) {
      case NAME -> names;
      case PHONE -> phones;
      case DECEASED -> deaths;
    };
  }

  private static void texts(
      Visit visit, List<Field> fields, String element, String key, JsonGenerator json)
      throws IOException {
    List<String> texts = new ArrayList<>();
    for (Field field : fields) {
      @Nullable String text = FhirText.of((String) visit.value(field));
      if (text != null) {
        texts.add(text);
      }
    }
    if (texts.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart(element);
    for (String text : texts) {
      json.writeStartObject();
      if (element.equals("telecom")) {
        json.writeStringField("system", "phone");
      }
      json.writeStringField(key, text);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private @Nullable String gender(Visit visit) {
    @Nullable String code = visit.text(CoreField.SEX);
    return code == null ? null : definition.binding(sex).answer(code).codeIn(Terminology.GENDER);
  }

  /** An age that was asked gives the month of birth, which is as much as it tells. */
  private static @Nullable String birthDate(Visit visit) {
    @Nullable LocalDate known = visit.date(CoreField.BIRTH_DATE);
    if (known != null) {
      return known.toString();
    }
    @Nullable Long months = (Long) visit.value(CoreField.AGE_IN_MONTHS);
    @Nullable LocalDate on = visit.date(CoreField.VISIT_DATE);
    return months == null || on == null
        ? null
        : on.minusMonths(months).toString().substring(0, "2026-10".length());
  }

  private void death(Visit visit, JsonGenerator json) throws IOException {
    for (Field field : deaths) {
      @Nullable Object value = visit.value(field);
      if (value instanceof LocalDate date) {
        json.writeStringField("deceasedDateTime", date.toString());
        return;
      }
      if (Boolean.TRUE.equals(value)) {
        json.writeBooleanField("deceasedBoolean", true);
        return;
      }
    }
  }
}
