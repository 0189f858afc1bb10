package org.relais.examples;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a worker does about it: mostly what the guide says, now and then not. A relais gives oral
 * rehydration and zinc only and sends the rest on.
 */
final class Care {
  private final Draw draw;

  Care(Draw draw) {
    this.draw = draw;
  }

  void treat(Answers answers, Worker worker, int months, LocalDate day) {
    boolean danger = inDanger(answers);
    malaria(answers, worker, danger);
    pneumonia(answers, worker, months, danger);
    diarrhoea(answers);
    Set<String> reasons = reasons(answers, worker, months, danger);
    boolean referred = !reasons.isEmpty() && draw.chance(danger ? 0.92 : 0.8);
    answers.set("referral_made", referred);
    if (referred) {
      refer(answers, reasons, danger, day);
    }
  }

  private static boolean inDanger(Answers answers) {
    return List.of(
                "convulsions",
                "unable_to_drink",
                "vomits_everything",
                "sleepy_or_unconscious",
                "chest_indrawing",
                "blood_in_stool",
                "oedema")
            .stream()
            .anyMatch(answers::yes)
        || isRed(answers)
        || answers.number("fever_days", 0) >= 7
        || answers.number("cough_days", 0) >= 14
        || answers.number("diarrhoea_days", 0) >= 14;
  }

  private static boolean isRed(Answers answers) {
    return answers.number("muac", 200) < 115 || answers.says("muac_colour", "red");
  }

  private void malaria(Answers answers, Worker worker, boolean danger) {
    boolean positive = answers.says("malaria_rdt", "positive");
    boolean swallows = !answers.yes("unable_to_drink") && !answers.yes("vomits_everything");
    boolean act =
        worker.isAsc()
            && (positive
                ? swallows && draw.chance(0.96)
                : answers.yes("fever") && draw.chance(0.02));
    boolean rectal = worker.isAsc() && positive && danger && !swallows && draw.chance(0.75);
    answers.set("act_given", act).set("rectal_artesunate_given", rectal);
    if (act || rectal) {
      answers.set("fever_treated_after_hours", hours(answers.number("fever_days", 1)));
    }
  }

  private void pneumonia(Answers answers, Worker worker, int months, boolean danger) {
    int limit = months < 2 ? 60 : months < 12 ? 50 : 40;
    boolean fast = answers.number("respiratory_rate", 0) >= limit;
    boolean amoxicillin =
        worker.isAsc()
            && draw.chance(fast ? (danger ? 0.5 : 0.94) : answers.yes("cough") ? 0.04 : 0.002);
    answers.set("amoxicillin_given", amoxicillin);
    if (amoxicillin) {
      answers.set("cough_treated_after_hours", hours(answers.number("cough_days", 1)));
    }
  }

  private void diarrhoea(Answers answers) {
    boolean ill = answers.yes("diarrhoea");
    boolean salts = ill && draw.chance(0.88);
    boolean zinc = ill && draw.chance(salts ? 0.86 : 0.4);
    answers.set("ors_given", salts).set("zinc_given", zinc);
    if (salts || zinc) {
      answers.set("diarrhoea_treated_after_hours", hours(answers.number("diarrhoea_days", 1)));
    }
  }

  private long hours(long days) {
    return 24 * (days - 1) + draw.between(3, 26);
  }

  private Set<String> reasons(Answers answers, Worker worker, int months, boolean danger) {
    Set<String> reasons = new TreeSet<>();
    if (danger) {
      reasons.add("danger_sign");
    }
    if (months < 2) {
      reasons.add("newborn");
    }
    if (isRed(answers) || answers.yes("oedema")) {
      reasons.add("malnutrition");
    }
    if (!worker.isAsc() && answers.yes("fever") && draw.chance(0.6)) {
      reasons.add("malaria");
    }
    if (!worker.isAsc() && answers.yes("cough") && draw.chance(0.4)) {
      reasons.add("pneumonia");
    }
    if (answers.says("malaria_rdt_not_done_reason", "stock_out") && draw.chance(0.3)) {
      reasons.add("stock_out");
    }
    boolean moderate =
        answers.says("muac_colour", "yellow")
            || (answers.number("muac", 200) >= 115 && answers.number("muac", 200) < 125);
    if (moderate) {
      answers.set("nutrition_advice_given", draw.chance(0.85));
    }
    return reasons;
  }

  private void refer(Answers answers, Set<String> reasons, boolean danger, LocalDate day) {
    answers.set("referral_reasons", List.copyOf(reasons));
    answers.set("referral_urgency", danger ? "urgent" : "routine");
    boolean completed = draw.chance(0.6);
    answers.set("referral_completed", completed);
    if (completed && draw.chance(0.5)) {
      answers.set("counter_referral_date", day.plusDays(draw.between(1, 6)));
    }
  }
}
