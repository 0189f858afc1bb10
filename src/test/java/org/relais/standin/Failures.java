package org.relais.standin;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** When which failure is due. Rules are asked in the order in which they were made. */
final class Failures {
  private record Rule(Failure failure, BooleanSupplier applies) {}

  private final Clock clock;
  private final List<Rule> rules = new ArrayList<>();

  Failures(Clock clock) {
    this.clock = clock;
  }

  synchronized void always(Failure failure) {
    rules.add(new Rule(failure, () -> true));
  }

  synchronized void next(Failure failure, int times) {
    int[] left = {times};
    rules.add(new Rule(failure, () -> left[0]-- > 0));
  }

  synchronized void atRate(Failure failure, double rate, long seed) {
    Random dice = new Random(seed);
    rules.add(new Rule(failure, () -> dice.nextDouble() < rate));
  }

  synchronized void until(Failure failure, Instant end) {
    rules.add(new Rule(failure, () -> clock.instant().isBefore(end)));
  }

  synchronized void none() {
    rules.clear();
  }

  synchronized Optional<Failure> due(boolean isImport) {
    return rules.stream()
        .filter(rule -> isImport || !rule.failure().onlyToImports())
        .filter(rule -> rule.applies().getAsBoolean())
        .map(Rule::failure)
        .findFirst();
  }
}
