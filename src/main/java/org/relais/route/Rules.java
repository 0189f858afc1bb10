package org.relais.route;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import org.relais.config.Deployment;
import org.relais.ledger.LedgerRules;

/** The part of a deployment by which the ledger works. */
public final class Rules {
  private Rules() {}

  public static LedgerRules of(Deployment deployment) {
    return new LedgerRules(
        deployment.version(),
        deployment.model(),
        deployment.orgUnits(),
        deployment.sources(),
        deployment.dataSets(),
        deployment.targets());
  }

  /**
   * From which visit date on a configuration counts again when it becomes the active one: as it
   * says itself, else from the first day of the month before.
   */
  public static LocalDate restateFrom(Deployment deployment, Clock clock) {
    LocalDate configured = deployment.restateFrom();
    return configured != null
        ? configured
        : YearMonth.now(clock.withZone(deployment.zone())).minusMonths(1).atDay(1);
  }
}
