package org.relais.visit;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.visit.condition.Truth;

/**
 * An age at the visit date, in completed days and months (WHO digital adaptation kit: visit date
 * less date of birth).
 *
 * @param days null where the age was told in months
 */
record Age(@Nullable Long days, long months) {
  private static final int SHORTEST_MONTH = 28;
  private static final int LONGEST_MONTH = 31;

  /** From the birth date, else from the age as told; empty where neither gives one. */
  static Optional<Age> of(
      @Nullable LocalDate birth, @Nullable Long monthsAsTold, @Nullable LocalDate visit) {
    if (birth != null && visit != null && !birth.isAfter(visit)) {
      return Optional.of(
          new Age(ChronoUnit.DAYS.between(birth, visit), ChronoUnit.MONTHS.between(birth, visit)));
    }
    return birth == null && monthsAsTold != null && monthsAsTold >= 0
        ? Optional.of(new Age(null, monthsAsTold))
        : Optional.empty();
  }

  /** Whether this age is at least {@code bound}; not known where months do not tell days. */
  Truth reaches(AgeBand.Age bound) {
    return switch (bound.unit()) {
      case YEARS -> Truth.of(months >= 12L * bound.amount());
      case MONTHS -> Truth.of(months >= bound.amount());
      case DAYS -> reachesDays(bound.amount());
    };
  }

  private Truth reachesDays(int bound) {
    if (days != null) {
      return Truth.of(days >= bound);
    }
    if (months * SHORTEST_MONTH >= bound) {
      return Truth.YES;
    }
    return (months + 1) * LONGEST_MONTH <= bound ? Truth.NO : Truth.UNKNOWN;
  }

  /** The code of the band that holds this age, {@code outside} where none does, null if unsure. */
  @Nullable String band(Iterable<AgeBand> bands, String outside) {
    boolean unsure = false;
    for (AgeBand band : bands) {
      Truth holds = reaches(band.from()).and(reaches(band.to()).not());
      if (holds == Truth.YES) {
        return band.code();
      }
      unsure |= holds == Truth.UNKNOWN;
    }
    return unsure ? null : outside;
  }
}
