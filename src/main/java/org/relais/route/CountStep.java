package org.relais.route;

/** The bean {@code count} of the routes. */
public final class CountStep {
  private final Pipeline pipeline;

  CountStep(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  /** Counts what is stale. */
  public CountOutcome run() {
    return pipeline.count();
  }
}
