package org.relais.route;

import java.util.List;
import org.apache.camel.Body;

/** The bean {@code deliver} of the routes. */
public final class DeliverStep {
  private final Pipeline pipeline;

  DeliverStep(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  /** What a push could not end and may go on now, as the texts of loads. */
  public List<String> unfinished() {
    return pipeline.unfinished().stream().map(Load::text).toList();
  }

  /** Delivers what the body names, as {@code target/data set} or {@code target/visits}. */
  public DeliverOutcome run(@Body String load) {
    return pipeline.deliver(Load.parse(load));
  }
}
