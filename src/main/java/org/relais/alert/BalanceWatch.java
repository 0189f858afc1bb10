package org.relais.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.visit.Labels;

/**
 * Looks at the balance sheet now and then, for it reads every table. Between a pull and the count
 * after it the sheet is out for a moment, so only what lasts is a concern.
 */
final class BalanceWatch {
  private static final Duration WHILE_FINE = Duration.ofHours(1);
  private static final Duration WHILE_NOT = Duration.ofMinutes(5);
  private static final Duration LASTS = Duration.ofMinutes(15);

  private final Situation situation;
  private final Clock clock;
  private @Nullable Instant looked;
  private @Nullable Instant outSince;
  private List<Labels> imbalances = List.of();

  BalanceWatch(Situation situation, Clock clock) {
    this.situation = situation;
    this.clock = clock;
  }

  /** What does not add up; empty where that is not known yet. */
  Optional<List<Concern>> concerns() {
    Instant now = clock.instant();
    Duration rest = outSince == null ? WHILE_FINE : WHILE_NOT;
    if (looked == null || !now.isBefore(looked.plus(rest))) {
      imbalances = situation.imbalances();
      looked = now;
      outSince = imbalances.isEmpty() ? null : outSince == null ? now : outSince;
    }
    Instant since = outSince;
    if (since == null) {
      return Optional.of(List.of());
    }
    return now.isBefore(since.plus(LASTS))
        ? Optional.empty()
        : Optional.of(List.of(Concerns.unbalanced(imbalances, since)));
  }
}
