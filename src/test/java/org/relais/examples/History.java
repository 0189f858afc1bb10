package org.relais.examples;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a record came to say what it says: late, corrected, voided, faulty, mended. About 1 % of the
 * records stay faulty.
 */
final class History {
  private final Draw draw;
  private int faults;

  History(Draw draw) {
    this.draw = draw;
  }

  /** One state, which arrives when a telephone finds a network. */
  List<State> unchanged(Answers answers, Instant seen) {
    return List.of(new State(answers, null, false, arrival(seen)));
  }

  List<State> of(Answers answers, Instant seen) {
    Instant arrived = arrival(seen);
    double lot = draw.between(0, 9999) / 10_000.0;
    if (lot < 0.010) {
      return List.of(new State(answers, fault(answers), false, arrived));
    }
    if (lot < 0.012) {
      return then(answers, fault(answers), arrived, answers, null, false);
    }
    if (lot < 0.0125) {
      return then(answers, null, arrived, answers, Fault.MISSING_DATE, false);
    }
    if (lot < 0.0245) {
      return then(answers, null, arrived, answers, null, true);
    }
    if (lot < 0.05) {
      return then(slipped(answers), null, arrived, answers, null, false);
    }
    if (answers.yes("referral_completed")) {
      Answers before = answers.copy().set("referral_completed", false);
      return then(before.remove("counter_referral_date"), null, arrived, answers, null, false);
    }
    return List.of(new State(answers, null, false, arrived));
  }

  private List<State> then(
      Answers first,
      @Nullable Fault firstFault,
      Instant arrived,
      Answers last,
      @Nullable Fault lastFault,
      boolean voided) {
    Instant changed =
        arrived.plus(Duration.ofDays(draw.between(0, 20))).plusSeconds(draw.between(600, 80_000));
    return List.of(
        new State(first, firstFault, false, arrived), new State(last, lastFault, voided, changed));
  }

  private Instant arrival(Instant seen) {
    int days = draw.chance(0.7) ? 0 : draw.chance(0.8) ? draw.between(1, 7) : draw.between(15, 50);
    return seen.plus(Duration.ofDays(days)).plusSeconds(draw.between(60, 40_000));
  }

  private Fault fault(Answers answers) {
    // In turn, so that every kind of field system has every fault.
    Fault fault = Fault.values()[faults++ % Fault.values().length];
    boolean tested = answers.get("malaria_rdt") != null;
    boolean measured = answers.get("muac") != null;
    if (fault == Fault.UNKNOWN_CODE && !tested || fault == Fault.NOT_A_NUMBER && !measured) {
      return Fault.UNKNOWN_ORG_UNIT;
    }
    return fault;
  }

  /** A slip of the finger that is corrected later. */
  private Answers slipped(Answers answers) {
    Answers slipped = answers.copy();
    if (answers.says("malaria_rdt", "positive")) {
      slipped.set("malaria_rdt", "negative");
    } else if (answers.get("muac") != null) {
      slipped.set("muac", answers.number("muac", 0) - draw.between(5, 25));
    } else {
      slipped.set("diarrhoea", !answers.yes("diarrhoea"));
    }
    return slipped;
  }
}
