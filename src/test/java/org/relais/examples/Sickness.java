package org.relais.examples;

import java.time.LocalDate;
import java.time.Month;

/**
 * What a worker finds at a sick child: plausible for the Sahel at the end of the rains, invented in
 * every number. A relais has no thermometer, no timer and no test, and reads the colour of the arm
 * strap.
 */
final class Sickness {
  private final Draw draw;

  Sickness(Draw draw) {
    this.draw = draw;
  }

  Answers examine(Worker worker, Child child, LocalDate day) {
    int months = child.months(day);
    Answers answers = new Answers();
    fever(answers, worker, day);
    cough(answers, worker, months);
    diarrhoea(answers);
    dangerSigns(answers);
    malariaTest(answers, worker, day);
    nutrition(answers, worker, months);
    return answers;
  }

  private void fever(Answers answers, Worker worker, LocalDate day) {
    boolean fever = draw.chance(day.getMonth() == Month.AUGUST ? 0.6 : 0.69);
    answers.set("fever", fever);
    if (fever) {
      answers.set("fever_days", draw.days(0.42, 9));
    }
    if (worker.isAsc() && draw.chance(0.95)) {
      double degrees = fever ? draw.around(38.7, 0.6, 37, 41.2) : draw.around(36.8, 0.3, 36, 37.9);
      // Now and then the comma is forgotten (rule V02 sets the value aside).
      answers.set("temperature", draw.chance(0.003) ? 10 * tenths(degrees) : tenths(degrees));
    } else {
      answers.set("hot_to_touch", fever && draw.chance(0.9));
    }
  }

  private void cough(Answers answers, Worker worker, int months) {
    boolean cough = draw.chance(0.36);
    boolean difficult = draw.chance(cough ? 0.16 : 0.01);
    answers.set("cough", cough).set("difficult_breathing", difficult);
    answers.set("chest_indrawing", difficult && draw.chance(0.2));
    if (cough) {
      answers.set("cough_days", draw.chance(0.02) ? draw.between(14, 28) : draw.days(0.3, 12));
    }
    if ((cough || difficult) && worker.isAsc() && draw.chance(0.93)) {
      countBreaths(answers, months, draw.chance(0.3));
    }
  }

  private void countBreaths(Answers answers, int months, boolean fast) {
    int limit = months < 2 ? 60 : months < 12 ? 50 : 40;
    int rate = fast ? limit + draw.between(0, 18) : limit - draw.between(3, 18);
    answers.set("respiratory_rate", rate);
    if (months < 2 && fast) {
      answers.set("second_respiratory_rate", rate - draw.between(0, 12));
    }
  }

  private void diarrhoea(Answers answers) {
    boolean diarrhoea = draw.chance(0.25);
    answers.set("diarrhoea", diarrhoea);
    answers.set("blood_in_stool", diarrhoea && draw.chance(0.04));
    if (diarrhoea) {
      answers.set("diarrhoea_days", draw.chance(0.015) ? draw.between(14, 20) : draw.days(0.4, 10));
    }
  }

  private void dangerSigns(Answers answers) {
    answers.set("convulsions", draw.chance(0.012));
    answers.set("unable_to_drink", draw.chance(0.014));
    answers.set("vomits_everything", draw.chance(0.016));
    answers.set("sleepy_or_unconscious", draw.chance(0.01));
  }

  private void malariaTest(Answers answers, Worker worker, LocalDate day) {
    boolean hot = answers.get("temperature") instanceof Double degrees && degrees >= 37.5;
    if (!worker.isAsc() && answers.yes("fever") && draw.chance(0.02)) {
      // A relais has no test: an error in the data (rule V08).
      answers.set("malaria_rdt", "positive");
    }
    if (!worker.isAsc() || !(answers.yes("fever") || hot)) {
      return;
    }
    if (draw.chance(0.06)) {
      answers.set("malaria_rdt", "not_done");
      answers.set(
          "malaria_rdt_not_done_reason",
          draw.chance(0.6) ? "stock_out" : draw.chance(0.4) ? "refusal" : "other");
      return;
    }
    double positive = day.getMonth() == Month.AUGUST ? 0.55 : 0.66;
    answers.set(
        "malaria_rdt",
        draw.chance(0.012) ? "invalid" : draw.chance(positive) ? "positive" : "negative");
  }

  private void nutrition(Answers answers, Worker worker, int months) {
    if (worker.isAsc() && draw.chance(0.6)) {
      answers.set("weight", tenths(draw.around(3.6 + months * 0.18, 1.1, 2.4, 24)));
    }
    if (months < 6 || !draw.chance(0.9)) {
      return;
    }
    int millimetres = (int) draw.around(141, 12.5, 96, 195);
    if (worker.isAsc()) {
      answers.set("muac", millimetres);
    } else {
      answers.set(
          "muac_colour", millimetres < 115 ? "red" : millimetres < 125 ? "yellow" : "green");
    }
    answers.set("oedema", draw.chance(0.005));
  }

  private static double tenths(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
