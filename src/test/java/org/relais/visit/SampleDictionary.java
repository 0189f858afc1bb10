package org.relais.visit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A dictionary for tests, with every core field and one field of each type. */
public final class SampleDictionary {
  private static final Map<CoreField, List<String>> CODES =
      Map.of(
          CoreField.VISIT, List.of("sick_child", "follow_up"),
          CoreField.WORKER_TYPE, List.of("asc", "relais"),
          CoreField.SEX, List.of("M", "F"));

  private final List<Field> fields = new ArrayList<>();

  private SampleDictionary() {}

  public static Dictionary build() {
    SampleDictionary sample = new SampleDictionary();
    for (CoreField core : CoreField.values()) {
      sample.add(
          core.fieldName(),
          core.type(),
          null,
          null,
          core.derived(),
          CODES.getOrDefault(core, List.of()));
    }
    sample.add("fever", FieldType.YES_NO, null, null, false, List.of());
    sample.add("cough", FieldType.YES_NO, null, null, false, List.of());
    sample.add(
        "malaria_rdt",
        FieldType.CODE,
        null,
        null,
        false,
        List.of("positive", "negative", "invalid", "not_done"));
    sample.add(
        "danger_signs",
        FieldType.CODES,
        null,
        null,
        false,
        List.of("convulsions", "unconscious", "vomits_everything"));
    sample.add("respiratory_rate", FieldType.INTEGER, "/min", new Range(10, 120), false, List.of());
    sample.add("temperature", FieldType.DECIMAL, "Cel", new Range(30, 43), false, List.of());
    sample.add("weight", FieldType.DECIMAL, "kg", new Range(0.5, 30), false, List.of());
    sample.add("muac", FieldType.INTEGER, "mm", new Range(60, 250), false, List.of());
    sample.add("referral_date", FieldType.DATE, null, null, false, List.of());
    sample.add("note", FieldType.TEXT, null, null, false, List.of());
    sample.add("danger_sign", FieldType.YES_NO, null, null, true, List.of());
    sample.add(
        "age_band",
        FieldType.CODE,
        null,
        null,
        true,
        List.of("P0D--P2M", "P2M--P12M", "P12M--P60M"));
    sample.add("illness", FieldType.CODES, null, null, true, List.of("MAL", "PNE"));
    return new Dictionary(sample.fields);
  }

  /** A visit with these answers; all else was not asked. */
  // javac 17 does not read the annotation of an array's elements from a class file.
  @SuppressWarnings("NullAway")
  public static Visit visit(Dictionary dictionary, Map<String, ?> answers) {
    @Nullable Object[] values = new @Nullable Object[dictionary.size()];
    answers.forEach((name, value) -> values[dictionary.field(name).index()] = value);
    return new Visit("sample", "1", dictionary, values);
  }

  private void add(
      String name,
      FieldType type,
      @Nullable String unit,
      @Nullable Range range,
      boolean derived,
      List<String> codes) {
    boolean personal =
        Arrays.asList("patient_id", "birth_date", "worker_id", "note").contains(name);
    fields.add(
        new Field(
            fields.size(),
            name,
            type,
            new Labels(name, name),
            unit,
            range,
            codes.stream()
                .map(code -> new CodeDefinition(code, new Labels(code, code), code))
                .toList(),
            name.toUpperCase(Locale.ROOT),
            null,
            personal,
            derived));
  }
}
