package org.relais.indicator;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.visit.CodeDefinition;
import org.relais.visit.CoreField;
import org.relais.visit.Dictionary;
import org.relais.visit.Field;
import org.relais.visit.FieldType;
import org.relais.visit.Labels;
import org.relais.visit.Visit;
import org.relais.visit.condition.Condition;
import org.relais.visit.condition.Truth;

/** A small dictionary built by hand, and visits in its terms. */
final class Clinic {
  static final Dictionary DICTIONARY;

  static {
    List<Field> fields = new ArrayList<>();
    for (CoreField core : CoreField.values()) {
      if (core != CoreField.SEX) {
        List<CodeDefinition> codes =
            core == CoreField.VISIT ? List.of(code("sick_child", "SICK_CHILD")) : List.of();
        fields.add(field(fields.size(), core.fieldName(), core.type(), codes, null));
      }
    }
    fields.add(
        field(
            fields.size(),
            "sex",
            FieldType.CODE,
            List.of(code("female", "F"), code("male", "M")),
            null));
    fields.add(
        field(
            fields.size(),
            "age_band",
            FieldType.CODE,
            List.of(code("P2M--P12M", "P2M--P12M"), code("P12M--P60M", "P12M--P60M")),
            "UNK_AGE"));
    fields.add(
        field(
            fields.size(),
            "illness",
            FieldType.CODES,
            List.of(code("malaria", "MAL"), code("severe_malaria", "MAL"), code("cough", "COUGH")),
            null));
    fields.add(field(fields.size(), "fever", FieldType.YES_NO, List.of(), null));
    fields.add(field(fields.size(), "sachets", FieldType.INTEGER, List.of(), null));
    fields.add(field(fields.size(), "litres", FieldType.DECIMAL, List.of(), null));
    DICTIONARY = new Dictionary(fields);
  }

  private Clinic() {}

  private static CodeDefinition code(String code, String option) {
    return new CodeDefinition(code, new Labels(code, code), option);
  }

  private static Field field(
      int index,
      String name,
      FieldType type,
      List<CodeDefinition> codes,
      @Nullable String unknownOption) {
    return new Field(
        index,
        name,
        type,
        new Labels(name, name),
        null,
        null,
        codes,
        name.toUpperCase(Locale.ROOT),
        unknownOption,
        false,
        false);
  }

  static Field field(String name) {
    return DICTIONARY.field(name);
  }

  static Visit visit(String recordId, Map<String, Object> answers) {
    return visit("app", recordId, answers);
  }

  static Visit visit(String source, String recordId, Map<String, Object> answers) {
    Object[] values = new Object[DICTIONARY.size()];
    answers.forEach((name, value) -> values[field(name).index()] = value);
    return new Visit(source, recordId, DICTIONARY, values);
  }

  static Map<String, Object> keyed(String patient, @Nullable Instant recordedAt) {
    Map<String, Object> answers = new HashMap<>();
    answers.put("patient_id", patient);
    answers.put("visit_date", LocalDate.of(2026, 10, 3));
    answers.put("worker_id", "w1");
    if (recordedAt != null) {
      answers.put("recorded_at", recordedAt);
    }
    return answers;
  }

  /** Counts visits with fever. */
  static DataElement feverCases(Measure measure, String... split) {
    Field fever = field("fever");
    Condition condition =
        visit -> {
          Object answer = visit.value(fever);
          return answer == null ? Truth.UNKNOWN : Truth.of((Boolean) answer);
        };
    return new DataElement(
        "FEVER",
        new Labels("Fever cases", "Cas de fièvre"),
        measure,
        condition,
        "fever",
        Set.of(fever),
        List.of(split).stream().map(Clinic::field).toList(),
        false);
  }

  static DataSet dataSet(DataElement... elements) {
    return new DataSet(
        "MONTHLY",
        PeriodType.MONTHLY,
        "site",
        "0 0 2 * * ?",
        DataSet.PushMode.AUTOMATIC,
        List.of(elements));
  }
}
