package org.relais.route;

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
}
