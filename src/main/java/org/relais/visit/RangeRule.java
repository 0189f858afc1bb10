package org.relais.visit;

/**
 * What happens to a number outside the range that the dictionary gives for its field (rule V02 of
 * the iCCM catalogue). Unless the visit is rejected, the value is set aside: it counts as not
 * asked.
 *
 * @param code groups the warnings
 * @param reject whether the visit becomes a rejection
 */
public record RangeRule(String code, Labels label, boolean reject) {
  /** Warn, and set the value aside. */
  public static final RangeRule USUAL =
      new RangeRule(
          "V02",
          new Labels("a value is outside its range", "une valeur est hors de son intervalle"),
          false);

  /** The reason for one value, which it does not show. */
  Reason broken(Field field, Range range) {
    String unit = field.unit() == null ? "" : " " + field.unit();
    String span = number(range.min()) + "–" + number(range.max()) + unit;
    return new Reason(
        code,
        new Labels(
            field.name()
                + " is outside "
                + span
                + "; "
                + (reject
                    ? "correct it in the field system"
                    : "it is left out; correct it in the field system or the unit in the mapping"),
            field.name()
                + " est hors de "
                + span
                + " ; "
                + (reject
                    ? "corrigez-le dans le système de terrain"
                    : "il est mis de côté ; corrigez-le dans le système de terrain ou l'unité dans la correspondance")),
        field.name(),
        null);
  }

  private static String number(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }
}
