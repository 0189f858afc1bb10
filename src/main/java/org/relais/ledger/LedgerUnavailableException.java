package org.relais.ledger;

import org.jspecify.annotations.Nullable;
import org.relais.visit.Labels;

/** The ledger cannot be opened; the labels tell a person what happened and what to do. */
public class LedgerUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Labels labels;

  LedgerUnavailableException(Labels labels, @Nullable Throwable cause) {
    super(labels.en(), cause);
    this.labels = labels;
  }

  LedgerUnavailableException(Labels labels) {
    this(labels, null);
  }

  /** What happened and what to do next, in both languages. */
  public Labels labels() {
    return labels;
  }
}
