package org.relais.ledger;

import org.relais.visit.Labels;

/** Another process works with the ledger; one may still look at it. */
public final class LedgerInUseException extends LedgerUnavailableException {
  private static final long serialVersionUID = 1L;

  LedgerInUseException(Labels labels) {
    super(labels, null);
  }
}
