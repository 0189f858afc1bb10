package org.relais.route;

import org.apache.camel.Body;

/** The bean {@code reconcile} of the routes. */
public final class ReconcileStep {
  private final Pipeline pipeline;

  ReconcileStep(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  /** Compares what the body names, as {@code target} or {@code target/period}. */
  public ReconcileOutcome run(@Body String load) {
    return pipeline.reconcile(ReconcileLoad.parse(load));
  }
}
