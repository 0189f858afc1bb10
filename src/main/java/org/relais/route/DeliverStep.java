package org.relais.route;

import org.apache.camel.Body;

/** The bean {@code deliver} of the routes. */
public final class DeliverStep {
  private final Pipeline pipeline;

  DeliverStep(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  /** Delivers what the body names, as {@code target/data set} or {@code target/visits}. */
  public DeliverOutcome run(@Body String load) {
    return pipeline.deliver(Load.parse(load));
  }
}
