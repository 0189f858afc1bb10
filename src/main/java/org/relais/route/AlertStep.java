package org.relais.route;

/** The bean {@code alert} of the routes. */
public final class AlertStep {
  private final Pipeline pipeline;

  AlertStep(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  /** Tells people what began to fail or ended. */
  public int run() {
    return pipeline.alert();
  }
}
