package org.relais.fhir;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.fhir.FhirBinding.Diagnosed;
import org.relais.fhir.FhirBinding.Immunized;
import org.relais.fhir.FhirBinding.Observed;
import org.relais.fhir.FhirBinding.Personal;
import org.relais.fhir.FhirBinding.Referred;
import org.relais.fhir.FhirBinding.Referred.Element;
import org.relais.fhir.FhirBinding.ServiceProvider;
import org.relais.fhir.FhirBinding.Site;
import org.relais.fhir.FhirBinding.Treated;
import org.relais.visit.CodeDefinition;
import org.relais.visit.CoreField;
import org.relais.visit.Dictionary;
import org.relais.visit.Field;
import org.relais.visit.FieldType;
import org.relais.visit.Labels;
import org.relais.visit.Visit;

/** A small dictionary with a field for every kind of binding, and visits in its terms. */
public final class ClinicSample {
  public static final String BASE = "https://relais.test/fhir";
  public static final Dictionary DICTIONARY = new Fields().build();

  private ClinicSample() {}

  public static VisitRenderer renderer() {
    return new VisitRenderer(definition(false), DICTIONARY);
  }

  /** A renderer with identities of its own. */
  public static VisitRenderer renderer(String base) {
    return new VisitRenderer(new FhirDefinition(base, false, bindings()), DICTIONARY);
  }

  public static FhirDefinition definition(boolean snomed) {
    return new FhirDefinition(BASE, snomed, bindings());
  }

  /** A sick child with fever, seen on 5 October 2026; {@code more} adds to it or takes away. */
  public static Visit visit(String recordId, Map<String, ?> more) {
    Map<String, @Nullable Object> answers = new HashMap<>();
    answers.put("visit", "sick_child");
    answers.put("visit_date", LocalDate.of(2026, 10, 5));
    answers.put("org_unit", "ML01");
    answers.put("worker_type", "asc");
    answers.put("worker_id", "w-7");
    answers.put("patient_id", "child-1");
    answers.put("birth_date", LocalDate.of(2024, 3, 1));
    answers.put("sex", "F");
    answers.put("fever", true);
    answers.putAll(more);
    return of(recordId, answers);
  }

  /** A visit with these answers and no other. */
  // javac 17 does not read the annotation of an array's elements from a class file.
  @SuppressWarnings("NullAway")
  public static Visit of(String recordId, Map<String, ?> answers) {
    @Nullable Object[] values = new @Nullable Object[DICTIONARY.size()];
    answers.forEach((name, value) -> values[DICTIONARY.field(name).index()] = value);
    return new Visit("cht", recordId, DICTIONARY, values);
  }

  private static Map<String, FhirBinding> bindings() {
    Map<String, FhirBinding> bindings = new HashMap<>();
    bindings.put(
        "sex",
        new FhirBinding.Carried(
            Map.of(
                "F", codes(Terminology.GENDER, "female"), "M", codes(Terminology.GENDER, "male"))));
    bindings.put("partner", new ServiceProvider());
    bindings.put("fever", new Observed("exam", coded("snomed 386661006"), Map.of(), null));
    bindings.put(
        "temperature",
        new Observed("vital-signs", coded("loinc 8310-5", "loinc 8328-7"), Map.of(), null));
    bindings.put(
        "muac",
        new Observed(
            "exam",
            coded("snomed 284473002", "local muac", "loinc 56072-2"),
            Map.of(),
            new Site(coded("snomed 368208006"), "Left upper arm")));
    bindings.put(
        "oxygen_saturation",
        new Observed("vital-signs", coded("loinc 2708-6", "loinc 59408-5"), Map.of(), null));
    bindings.put(
        "malaria_rdt",
        new Observed(
            "laboratory",
            coded("loinc 76772-3"),
            Map.of(
                "positive", codes(Terminology.LOINC, "LA6576-8"),
                "negative", codes(Terminology.LOINC, "LA6577-6"),
                "invalid", absent("error"),
                "not_done", absent("not-performed")),
            null));
    bindings.put(
        "danger_signs",
        new Observed(
            "exam", List.of(), Map.of("convulsions", codes(Terminology.ICD10, "R56.8")), null));
    bindings.put(
        "classification",
        new Diagnosed(
            List.of(),
            Map.of(
                "malaria",
                new Answer(coded("icd10 B54"), null, Verification.CONFIRMED, null),
                "pneumonia",
                codes(Terminology.ICD10, "J18.9")),
            Verification.PROVISIONAL));
    bindings.put(
        "severe_malnutrition", new Diagnosed(coded("icd10 E43"), Map.of(), Verification.CONFIRMED));
    bindings.put("zinc_given", new Treated(true, coded("atc A12CB01"), Map.of(), 10));
    bindings.put("act_tablets", new Treated(true, coded("atc P01BF01"), Map.of(), null));
    bindings.put(
        "pre_referral_given",
        new Treated(
            false, List.of(), Map.of("artesunate", codes(Terminology.ATC, "P01BE03")), null));
    bindings.put(
        "vaccines_given",
        new Immunized(List.of(), Map.of("penta_1", new Answer(coded("cvx 198"), null, null, 1))));
    bindings.put("referral_made", new Referred(Element.MADE, coded("snomed 306206005"), Map.of()));
    bindings.put(
        "referral_urgency",
        new Referred(
            Element.PRIORITY, List.of(), Map.of("urgent", codes(Terminology.PRIORITY, "urgent"))));
    bindings.put("referral_reasons", new Referred(Element.REASON, List.of(), Map.of()));
    bindings.put("counter_referral_date", new Referred(Element.COMPLETED, List.of(), Map.of()));
    bindings.put("child_name", new Personal(Personal.Element.NAME));
    bindings.put("phone", new Personal(Personal.Element.PHONE));
    bindings.put("died_on", new Personal(Personal.Element.DECEASED));
    return bindings;
  }

  private static List<Coding> coded(String... codings) {
    List<Coding> coded = new ArrayList<>();
    for (String coding : codings) {
      String[] parts = coding.split(" ");
      coded.add(new Coding(Terminology.named(parts[0]).orElseThrow(), parts[1]));
    }
    return coded;
  }

  private static Answer codes(Terminology system, String code) {
    return new Answer(List.of(new Coding(system, code)), null, null, null);
  }

  private static Answer absent(String reason) {
    return new Answer(List.of(), reason, null, null);
  }

  /** Collects the fields. */
  private static final class Fields {
    private static final Map<CoreField, String[]> CODES =
        Map.of(
            CoreField.VISIT, new String[] {"sick_child", "follow_up"},
            CoreField.WORKER_TYPE, new String[] {"asc", "relais"},
            CoreField.SEX, new String[] {"F", "M"});

    private final List<Field> fields = new ArrayList<>();

    Dictionary build() {
      for (CoreField core : CoreField.values()) {
        boolean personal = core == CoreField.PATIENT_ID || core == CoreField.BIRTH_DATE;
        add(core.fieldName(), core.type(), null, personal, core.derived(), CODES.get(core));
      }
      asked("partner", FieldType.TEXT, null);
      asked("fever", FieldType.YES_NO, null);
      asked("temperature", FieldType.DECIMAL, "Cel");
      asked("muac", FieldType.INTEGER, "mm");
      asked("oxygen_saturation", FieldType.INTEGER, "%");
      asked("malaria_rdt", FieldType.CODE, null, "positive", "negative", "invalid", "not_done");
      asked("danger_signs", FieldType.CODES, null, "convulsions", "unconscious");
      asked("zinc_given", FieldType.YES_NO, null);
      asked("act_tablets", FieldType.INTEGER, "{tbl}");
      asked("pre_referral_given", FieldType.CODES, null, "artesunate", "amoxicillin");
      asked("vaccines_given", FieldType.CODES, null, "bcg", "penta_1");
      asked("referral_made", FieldType.YES_NO, null);
      asked("referral_urgency", FieldType.CODE, null, "urgent", "routine");
      asked("referral_reasons", FieldType.CODES, null, "malaria", "other");
      asked("counter_referral_date", FieldType.DATE, null);
      asked("note", FieldType.TEXT, null);
      asked("onset_on", FieldType.DATE, null);
      asked("measured_at", FieldType.TIME, null);
      asked("sachets", FieldType.INTEGER, null);
      add("child_name", FieldType.TEXT, null, true, false, null);
      add("phone", FieldType.TEXT, null, true, false, null);
      add("mother_name", FieldType.TEXT, null, true, false, null);
      add("died_on", FieldType.DATE, null, true, false, null);
      add(
          "classification",
          FieldType.CODES,
          null,
          false,
          true,
          new String[] {"malaria", "pneumonia", "cold"});
      add("severe_malnutrition", FieldType.YES_NO, null, false, true, null);
      add("age_band", FieldType.CODE, null, false, true, new String[] {"P12M--P60M"});
      return new Dictionary(fields);
    }

    private void asked(String name, FieldType type, @Nullable String unit, String... codes) {
      add(name, type, unit, false, false, codes);
    }

    private void add(
        String name,
        FieldType type,
        @Nullable String unit,
        boolean personal,
        boolean derived,
        String @Nullable [] codes) {
      List<CodeDefinition> definitions = new ArrayList<>();
      for (String code : codes == null ? new String[0] : codes) {
        definitions.add(new CodeDefinition(code, new Labels(code, code), code));
      }
      fields.add(
          new Field(
              fields.size(),
              name,
              type,
              new Labels(name.replace('_', ' '), name),
              unit,
              null,
              definitions,
              name.toUpperCase(Locale.ROOT),
              null,
              personal,
              derived));
    }
  }
}
