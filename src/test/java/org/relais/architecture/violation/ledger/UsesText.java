package org.relais.architecture.violation.ledger;

import org.relais.architecture.violation.config.Text;

/** Breaks the arrows: ledger does not use config. */
public final class UsesText {
  Text used = new Text();
}
