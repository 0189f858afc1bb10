package org.relais.examples;

import java.util.List;

/**
 * What a worker finds when the child is seen again after some days: mostly a child that is well.
 */
final class Recheck {
  private final Draw draw;

  Recheck(Draw draw) {
    this.draw = draw;
  }

  Answers of(Answers before, Worker worker) {
    Answers answers = new Answers();
    for (String complaint : List.of("fever", "cough", "diarrhoea")) {
      answers.set(complaint, before.yes(complaint) && draw.chance(0.12));
    }
    for (String sign :
        List.of("convulsions", "unable_to_drink", "vomits_everything", "sleepy_or_unconscious")) {
      answers.set(sign, draw.chance(0.003));
    }
    if (worker.isAsc() && draw.chance(0.7)) {
      double degrees = draw.around(answers.yes("fever") ? 38.2 : 36.7, 0.3, 36, 40.5);
      answers.set("temperature", Math.round(degrees * 10) / 10.0);
    }
    answers.set("referral_made", answers.yes("fever") && draw.chance(0.4));
    if (answers.yes("referral_made")) {
      answers.set("referral_reasons", List.of("other")).set("referral_urgency", "routine");
    }
    return answers;
  }
}
