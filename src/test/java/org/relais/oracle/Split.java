package org.relais.oracle;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one category says of a visit.
 *
 * @param options empty: the visit is outside this disaggregation
 */
record Split(String category, List<String> options) {

  static Split of(String category, @Nullable String option, String unknown) {
    return new Split(category, List.of(option == null ? unknown : option));
  }

  static Split sex(Child child) {
    return of("SEX", child.code("sex"), "UNK_SEX");
  }

  static Split provider(Child child) {
    String worker = child.code("worker_type");
    return of("PROVIDER", worker == null ? null : worker.toUpperCase(Locale.ROOT), "UNK_PROVIDER");
  }

  /** 0–1, 2–11 and 12–59 months. */
  static Split age(Child child) {
    return months(child, "AGE_BAND", 0, 2, 12, 60);
  }

  static Split pneumoniaAge(Child child) {
    return months(child, "AGE_BAND_PNEUMONIA", 2, 12, 60);
  }

  static Split nutritionAge(Child child) {
    return months(child, "AGE_BAND_NUTRITION", 6, 12, 60);
  }

  private static Split months(Child child, String category, int... limits) {
    Long age = child.ageM();
    if (age == null) {
      return new Split(category, List.of("UNK_AGE"));
    }
    for (int i = 0; i + 1 < limits.length; i++) {
      if (age >= limits[i] && age < limits[i + 1]) {
        String from = limits[i] == 0 ? "P0D" : "P" + limits[i] + "M";
        return new Split(category, List.of(from + "--P" + limits[i + 1] + "M"));
      }
    }
    return new Split(category, List.of());
  }

  /** 0–11 months and 1–4 years. */
  static Split severeMalariaAge(Child child) {
    Long age = child.ageM();
    if (age == null) {
      return new Split("AGE_BAND_SEVERE_MALARIA", List.of("UNK_AGE"));
    }
    if (age < 0 || age >= 60) {
      return new Split("AGE_BAND_SEVERE_MALARIA", List.of());
    }
    return new Split("AGE_BAND_SEVERE_MALARIA", List.of(age < 12 ? "P0M--P12M" : "P1Y--P5Y"));
  }

  /** 0–27 days, 28 days–11 months, 1–4 years. */
  static Split dangerSignAge(Child child) {
    Long months = child.ageM();
    Long days = child.ageD();
    if (months == null || (days == null && months == 0)) {
      return new Split("AGE_BAND_DANGER_SIGN", List.of("UNK_AGE"));
    }
    if (months < 0 || months >= 60 || (days != null && days < 0)) {
      return new Split("AGE_BAND_DANGER_SIGN", List.of());
    }
    if (months >= 12) {
      return new Split("AGE_BAND_DANGER_SIGN", List.of("P1Y--P5Y"));
    }
    boolean newborn = days != null && days < 28;
    return new Split("AGE_BAND_DANGER_SIGN", List.of(newborn ? "P0D--P28D" : "P28D--P12M"));
  }
}
