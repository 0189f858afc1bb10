package org.relais.route;

import org.apache.camel.Body;

/** The bean {@code pull} of the routes. */
public final class PullStep {
  private final Pipeline pipeline;

  PullStep(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  /** Pulls the source that the body names. */
  public PullOutcome run(@Body String source) {
    return pipeline.pull(source);
  }
}
