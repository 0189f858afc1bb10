package org.relais.visit.condition;

import java.util.ArrayList;
import java.util.List;
import org.relais.visit.Visit;

/** Kleene's connectives over conditions. */
final class Logic {
  private Logic() {}

  /** Holds where all hold; one that does not hold decides, whatever is not known. */
  static Condition and(Condition left, Condition right) {
    return new All(parts(left, right));
  }

  /** Holds where one holds, whatever is not known. */
  static Condition or(Condition left, Condition right) {
    return visit -> {
      Truth first = left.test(visit);
      return first == Truth.YES ? first : first.or(right.test(visit));
    };
  }

  static Condition not(Condition condition) {
    return visit -> condition.test(visit).not();
  }

  /** Whether both have the same answer. */
  static Condition same(Condition left, Condition right) {
    return visit -> {
      Truth a = left.test(visit);
      Truth b = right.test(visit);
      return a == Truth.UNKNOWN || b == Truth.UNKNOWN ? Truth.UNKNOWN : Truth.of(a == b);
    };
  }

  static Condition choice(Condition condition, Condition then, Condition otherwise) {
    return visit ->
        switch (condition.test(visit)) {
          case YES -> then.test(visit);
          case NO -> otherwise.test(visit);
          case UNKNOWN -> Truth.UNKNOWN;
        };
  }

  private static Condition[] parts(Condition... conditions) {
    List<Condition> parts = new ArrayList<>();
    for (Condition condition : conditions) {
      if (condition instanceof All all) {
        parts.addAll(List.of(all.parts));
      } else {
        parts.add(condition);
      }
    }
    return parts.toArray(Condition[]::new);
  }

  /** A chain of {@code &&} in one loop: most conditions are one. */
  private static final class All implements Condition {
    private final Condition[] parts;

    All(Condition[] parts) {
      this.parts = parts;
    }

    @Override
    public Truth test(Visit visit) {
      Truth truth = Truth.YES;
      for (Condition part : parts) {
        Truth next = part.test(visit);
        if (next == Truth.NO) {
          return Truth.NO;
        }
        if (next == Truth.UNKNOWN) {
          truth = Truth.UNKNOWN;
        }
      }
      return truth;
    }
  }
}
