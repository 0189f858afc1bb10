package org.relais.oracle;

import static org.relais.oracle.Kleene.all;
import static org.relais.oracle.Kleene.any;
import static org.relais.oracle.Kleene.not;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rows E01 to E26 and E31 to E41 of the catalogue (§2), for one visit. */
final class Report {
  private final Child child;
  private final Lines lines;

  /** Takes a data element and, for each of its categories, what it says of the visit. */
  interface Lines {
    void add(String element, List<Split> splits);
  }

  Report(Child child, Lines lines) {
    this.child = child;
    this.lines = lines;
  }

  void write() {
    boolean sickChild = child.is("visit", "sick_child");
    boolean asc = child.is("worker_type", "asc");
    if (sickChild) {
      activity();
      malaria();
      cough();
      diarrhoea();
    }
    if (sickChild && asc) {
      ascMalaria();
      ascCough();
    }
    if (child.is("visit", "follow_up")) {
      row("SC_FUP", true, Split.age(child), Split.sex(child), Split.provider(child));
    } else {
      nutrition();
    }
    row(
        "SC_REF_DONE",
        all(referred(), any(child.yes("referral_completed"), child.asked("counter_referral_date"))),
        Split.age(child),
        Split.sex(child),
        Split.provider(child));
  }

  private void activity() {
    Split age = Split.age(child);
    Split sex = Split.sex(child);
    Split provider = Split.provider(child);
    row("SC_CONS", true, age, sex, provider);
    row("SC_DS", child.dangerSign(), Split.dangerSignAge(child), sex, provider);
    row(
        "SC_DS_REF",
        all(child.dangerSign(), referred()),
        Split.dangerSignAge(child),
        sex,
        provider);
    row("SC_REF", referred(), age, sex, provider, upper("referral_urgency", "UNK_URGENCY"));
    List<String> reasons = child.codes("referral_reasons");
    row(
        "SC_REF_REASON",
        referred(),
        new Split(
            "REFERRAL_REASON",
            reasons.isEmpty()
                ? List.of("UNK_REASON")
                : reasons.stream().map(r -> r.toUpperCase(Locale.ROOT)).toList()),
        provider);
  }

  private void malaria() {
    row("MAL_FEV", child.fever(), Split.age(child), Split.sex(child), Split.provider(child));
    Boolean untested =
        child.is("worker_type", "relais")
            ? Boolean.TRUE // A relais does not test.
            : child.oneOf("malaria_rdt", "positive", "not_done");
    row(
        "MAL_SDS",
        all(child.fever(), child.dangerSign(), untested),
        Split.severeMalariaAge(child),
        Split.sex(child),
        Split.provider(child));
  }

  private void ascMalaria() {
    Split age = Split.age(child);
    Split sex = Split.sex(child);
    Split severeAge = Split.severeMalariaAge(child);
    Boolean positive = child.oneOf("malaria_rdt", "positive");
    Boolean act = child.yes("act_given");
    Boolean quick = child.atMost("fever_treated_after_hours", 24);
    row(
        "MAL_RDT",
        all(child.fever(), child.oneOf("malaria_rdt", "positive", "negative", "invalid")),
        age,
        sex);
    row("MAL_POS", all(child.fever(), positive), age, sex);
    row("MAL_INV", all(child.fever(), child.oneOf("malaria_rdt", "invalid")));
    row(
        "MAL_NOT",
        all(child.fever(), child.oneOf("malaria_rdt", "not_done")),
        Split.of(
            "RDT_NOT_DONE_REASON", upper(child.code("malaria_rdt_not_done_reason")), "UNK_REASON"));
    row("MAL_ACT", all(positive, act), age, sex);
    row("MAL_ACT24", all(positive, act, quick), age, sex);
    boolean negative = Boolean.TRUE.equals(child.oneOf("malaria_rdt", "negative"));
    row(
        "MAL_ACTNEG",
        all(act, not(positive)),
        new Split("RDT_UNCONFIRMED", List.of(negative ? "RDT_NEG" : "RDT_NOT_DONE")));
    row("MAL_DS", all(positive, child.dangerSign()), severeAge, sex);
    row("MAL_DSREF", all(positive, child.dangerSign(), referred()), severeAge, sex);
    row(
        "MAL_RAS",
        all(
            child.fever(),
            child.dangerSign(),
            child.oneOf("malaria_rdt", "positive", "not_done"),
            child.yes("rectal_artesunate_given"),
            referred()),
        severeAge,
        sex);
    treatedWithin24Hours(age, sex, act, quick);
  }

  private void treatedWithin24Hours(
      Split age, Split sex, @Nullable Boolean act, @Nullable Boolean quick) {
    List<String> illnesses = new ArrayList<>();
    illness("MAL", all(any(act, child.yes("rectal_artesunate_given")), quick), illnesses);
    illness(
        "PNE",
        all(child.yes("amoxicillin_given"), child.atMost("cough_treated_after_hours", 24)),
        illnesses);
    illness(
        "DIA",
        all(
            any(child.yes("ors_given"), child.yes("zinc_given")),
            child.atMost("diarrhoea_treated_after_hours", 24)),
        illnesses);
    row("SC_24H", !illnesses.isEmpty(), new Split("ILLNESS", illnesses), age, sex);
  }

  private static void illness(String option, @Nullable Boolean treated, List<String> illnesses) {
    if (Boolean.TRUE.equals(treated)) {
      illnesses.add(option);
    }
  }

  private void cough() {
    Split age = Split.pneumoniaAge(child);
    Split sex = Split.sex(child);
    row("PNE_CGH", child.coughing(), age, sex, Split.provider(child));
    row(
        "PNE_REF",
        all(breathingProblem(), referred()),
        breathingType(),
        age,
        sex,
        Split.provider(child));
  }

  private void ascCough() {
    Split age = Split.pneumoniaAge(child);
    Split sex = Split.sex(child);
    Boolean amoxicillin = child.yes("amoxicillin_given");
    row("PNE_RR", all(child.coughing(), child.asked("respiratory_rate")), age, sex);
    row("PNE_FB", breathingProblem(), breathingType(), age, sex);
    row("PNE_CASE", child.pneumonia(), age, sex);
    row("PNE_AMX", all(breathingProblem(), amoxicillin), breathingType(), age, sex);
    row("PNE_ABXNO", all(amoxicillin, not(child.fast()), not(child.yes("chest_indrawing"))));
  }

  private @Nullable Boolean breathingProblem() {
    return all(child.coughing(), any(child.fast(), child.yes("chest_indrawing")));
  }

  private Split breathingType() {
    boolean fast = Boolean.TRUE.equals(child.fast());
    boolean indrawing = Boolean.TRUE.equals(child.yes("chest_indrawing"));
    String type = fast && indrawing ? "BOTH" : fast ? "FAST_BREATHING" : "CHEST_INDRAWING";
    return new Split("BREATHING_PROBLEM", List.of(type));
  }

  private void diarrhoea() {
    Split age = Split.age(child);
    Split sex = Split.sex(child);
    Split provider = Split.provider(child);
    Boolean diarrhoea = child.yes("diarrhoea");
    Boolean ors = child.yes("ors_given");
    Boolean zinc = child.yes("zinc_given");
    row("DIA_CASE", diarrhoea, age, sex, provider);
    row("DIA_BOTH", all(diarrhoea, ors, zinc), age, sex, provider);
    row("DIA_ORS", all(diarrhoea, ors, not(zinc)), age, sex, provider);
    row("DIA_ZN", all(diarrhoea, zinc, not(ors)), age, sex, provider);
    Boolean referred = referred();
    row(
        "DIA_BLD",
        all(diarrhoea, child.yes("blood_in_stool")),
        age,
        sex,
        provider,
        Split.of("REFERRED", referred == null ? null : referred ? "YES" : "NO", "UNK_REFERRED"));
  }

  private void nutrition() {
    Boolean screened = any(child.asked("muac"), child.asked("muac_colour"), child.asked("oedema"));
    nutrition("NUT_SCR", screened);
    nutrition("NUT_SAM", child.sam());
    nutrition("NUT_MAM", child.mam());
    nutrition("NUT_OED", child.yes("oedema"));
    nutrition("NUT_SAMREF", all(child.sam(), referred()));
    nutrition("NUT_MAMREF", all(child.mam(), any(referred(), child.yes("nutrition_advice_given"))));
  }

  private void nutrition(String element, @Nullable Boolean holds) {
    row(element, holds, Split.nutritionAge(child), Split.sex(child), Split.provider(child));
  }

  private @Nullable Boolean referred() {
    return child.yes("referral_made");
  }

  private Split upper(String field, String unknown) {
    return Split.of(field.toUpperCase(Locale.ROOT), upper(child.code(field)), unknown);
  }

  private static @Nullable String upper(@Nullable String code) {
    return code == null ? null : code.toUpperCase(Locale.ROOT);
  }

  private void row(String element, @Nullable Boolean holds, Split... splits) {
    if (Boolean.TRUE.equals(holds)) {
      lines.add(element, List.of(splits));
    }
  }
}
