package org.relais.ledger;

import org.relais.visit.Labels;

/** Secrets cannot be sealed or opened: the key is missing, another one, or cannot be read. */
public final class SealedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Labels labels;

  SealedException(Labels labels) {
    super(labels.en());
    this.labels = labels;
  }

  public Labels labels() {
    return labels;
  }
}
