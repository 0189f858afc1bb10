package org.relais.console.view;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.relais.console.account.Scope;
import org.relais.ledger.ErrorFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** How many failed transfers need action, for the menu of every page; counted now and then. */
public final class FailedCount {
  private static final Logger LOG = LoggerFactory.getLogger(FailedCount.class);
  private static final Duration KEEP = Duration.ofSeconds(5);
  private static final int MOST_SCOPES = 100;

  private final ErrorView errors;
  private final Clock clock;
  private final Map<Scope, Counted> counts = new ConcurrentHashMap<>();

  FailedCount(ErrorView errors, Clock clock) {
    this.errors = errors;
    this.clock = clock;
  }

  private record Counted(Instant at, long items) {}

  /** Empty where the ledger cannot be asked: the menu is on the page that says so, too. */
  public OptionalLong of(Scope scope) {
    Counted last = counts.get(scope);
    if (last != null && clock.instant().isBefore(last.at().plus(KEEP))) {
      return OptionalLong.of(last.items());
    }
    try {
      long items = errors.count(ErrorFilter.PARKED, scope);
      if (counts.size() >= MOST_SCOPES) {
        counts.clear();
      }
      counts.put(scope, new Counted(clock.instant(), items));
      return OptionalLong.of(items);
    } catch (DataAccessException unreachable) {
      LOG.debug("failed transfers could not be counted", unreachable);
      return OptionalLong.empty();
    }
  }
}
