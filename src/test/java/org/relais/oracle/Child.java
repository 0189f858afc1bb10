package org.relais.oracle;

import static org.relais.oracle.Kleene.all;
import static org.relais.oracle.Kleene.any;
import static org.relais.oracle.Kleene.not;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The derived predicates of the catalogue (§1.1) about one visit. */
final class Child {
  private static final Set<String> NOT_FOR_A_RELAIS =
      Set.of("malaria_rdt", "act_given", "amoxicillin_given");

  private final OracleVisit visit;

  Child(OracleVisit visit) {
    this.visit = visit;
  }

  /** V08: what a relais may not do is set aside. */
  private @Nullable Object answer(String field) {
    return NOT_FOR_A_RELAIS.contains(field) && is("worker_type", "relais")
        ? null
        : visit.answers().get(field);
  }

  boolean asked(String field) {
    return answer(field) != null;
  }

  @Nullable Boolean yes(String field) {
    return (Boolean) answer(field);
  }

  @Nullable String code(String field) {
    return (String) answer(field);
  }

  @SuppressWarnings("unchecked")
  List<String> codes(String field) {
    Object codes = answer(field);
    return codes == null ? List.of() : (List<String>) codes;
  }

  boolean is(String field, String code) {
    return code.equals(visit.answers().get(field));
  }

  @Nullable Boolean oneOf(String field, String... codes) {
    String answer = code(field);
    return answer == null ? null : List.of(codes).contains(answer);
  }

  private @Nullable Double number(String field) {
    Number number = (Number) answer(field);
    return number == null ? null : number.doubleValue();
  }

  @Nullable Boolean atLeast(String field, double limit) {
    Double number = number(field);
    return number == null ? null : number >= limit;
  }

  @Nullable Boolean below(String field, double limit) {
    return not(atLeast(field, limit));
  }

  @Nullable Boolean atMost(String field, double limit) {
    Double number = number(field);
    return number == null ? null : number <= limit;
  }

  /** Completed months at the visit date. */
  @Nullable Long ageM() {
    LocalDate birth = (LocalDate) answer("birth_date");
    if (birth != null) {
      return isPlausible(birth) ? ChronoUnit.MONTHS.between(birth, visitDate()) : null;
    }
    Number told = (Number) answer("age_in_months");
    return told == null ? null : Long.valueOf(told.longValue());
  }

  /** Completed days at the visit date, which only a birth date tells. */
  @Nullable Long ageD() {
    LocalDate birth = (LocalDate) answer("birth_date");
    return birth == null || !isPlausible(birth)
        ? null
        : ChronoUnit.DAYS.between(birth, visitDate());
  }

  /** Who was born after the visit has an unknown age. */
  private boolean isPlausible(LocalDate birth) {
    return !birth.isAfter(visitDate());
  }

  LocalDate visitDate() {
    return (LocalDate) visit.answers().get("visit_date");
  }

  private @Nullable Boolean youngInfant() {
    Long months = ageM();
    return months == null ? null : months < 2;
  }

  /** Under the arm 37.5 °C, 38.0 °C below two months; half a degree more in the rectum. */
  @Nullable Boolean fever() {
    return any(
        yes("fever"), yes("hot_to_touch"), hot("temperature", 0), hot("rectal_temperature", 0.5));
  }

  private @Nullable Boolean hot(String field, double more) {
    return any(atLeast(field, 38.0 + more), all(atLeast(field, 37.5 + more), not(youngInfant())));
  }

  @Nullable Boolean fast() {
    Long months = ageM();
    if (months == null) {
      return null;
    }
    if (months < 2) {
      return atLeast(
          asked("second_respiratory_rate") ? "second_respiratory_rate" : "respiratory_rate", 60);
    }
    if (months < 12) {
      return atLeast("respiratory_rate", 50);
    }
    return months < 60 ? atLeast("respiratory_rate", 40) : Boolean.FALSE;
  }

  @Nullable Boolean coughing() {
    return any(yes("cough"), yes("difficult_breathing"));
  }

  private @Nullable Boolean generalDangerSign() {
    return any(
        yes("convulsions"),
        yes("unable_to_drink"),
        yes("vomits_everything"),
        yes("sleepy_or_unconscious"));
  }

  private @Nullable Boolean redArm() {
    return asked("muac") ? below("muac", 115) : oneOf("muac_colour", "red");
  }

  private @Nullable Boolean yellowArm() {
    return asked("muac")
        ? all(atLeast("muac", 115), below("muac", 125))
        : oneOf("muac_colour", "yellow");
  }

  /** The list for community workers. */
  @Nullable Boolean dangerSign() {
    return any(
        generalDangerSign(),
        yes("chest_indrawing"),
        yes("blood_in_stool"),
        redArm(),
        yes("oedema"),
        atLeast("cough_days", 14),
        atLeast("diarrhoea_days", 14),
        atLeast("fever_days", 7));
  }

  /** Stridor and oxygen count where they were looked for; community workers mostly cannot. */
  @Nullable Boolean pneumonia() {
    Boolean severe =
        any(
            generalDangerSign(),
            yes("chest_indrawing"),
            asked("stridor") ? yes("stridor") : Boolean.FALSE,
            asked("oxygen_saturation") ? below("oxygen_saturation", 90) : Boolean.FALSE);
    return all(coughing(), fast(), not(all(coughing(), severe)));
  }

  private @Nullable Boolean from6To59Months() {
    Long months = ageM();
    return months == null ? null : months >= 6 && months <= 59;
  }

  @Nullable Boolean sam() {
    return all(from6To59Months(), any(redArm(), yes("oedema")));
  }

  @Nullable Boolean mam() {
    return all(from6To59Months(), yellowArm(), not(yes("oedema")));
  }
}
