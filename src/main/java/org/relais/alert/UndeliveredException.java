package org.relais.alert;

import org.relais.visit.Labels;

/** A note could not be handed over. The words hold no secret. */
public final class UndeliveredException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Labels labels;

  UndeliveredException(Labels labels) {
    super(labels.en());
    this.labels = labels;
  }

  /** What happened and what to do. */
  public Labels labels() {
    return labels;
  }
}
