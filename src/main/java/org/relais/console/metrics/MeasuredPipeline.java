package org.relais.console.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.relais.route.CountOutcome;
import org.relais.route.DeliverOutcome;
import org.relais.route.Load;
import org.relais.route.Pipeline;
import org.relais.route.PullOutcome;
import org.relais.route.ReconcileLoad;
import org.relais.route.ReconcileOutcome;

/** Measures how long each step takes, what it moved, and when it last came to its end. */
final class MeasuredPipeline implements Pipeline {
  private static final double MILLIS = 1_000.0;

  private final Pipeline pipeline;
  private final MeterRegistry registry;
  private final Clock clock;
  private final Map<String, AtomicLong> lastEnds = new ConcurrentHashMap<>();

  MeasuredPipeline(Pipeline pipeline, MeterRegistry registry, Clock clock) {
    this.pipeline = pipeline;
    this.registry = registry;
    this.clock = clock;
  }

  @Override
  public void leaveOff(boolean soon) {
    pipeline.leaveOff(soon);
  }

  @Override
  public PullOutcome pull(String source) {
    Tags tags = Tags.of("source", source);
    PullOutcome outcome =
        measured("pull", tags, () -> pipeline.pull(source), o -> o.unavailable() == null);
    registry.counter("relais.pulled.records", tags).increment(outcome.records());
    return outcome;
  }

  @Override
  public CountOutcome count() {
    return measured("count", Tags.empty(), pipeline::count, outcome -> true);
  }

  @Override
  public DeliverOutcome deliver(Load load) {
    Tags tags = Tags.of("target", load.target(), "what", load.what());
    DeliverOutcome outcome =
        measured("deliver", tags, () -> pipeline.deliver(load), o -> o.unavailable() == null);
    registry.counter("relais.delivered.items", tags).increment(outcome.sent());
    registry.counter("relais.refused.items", tags).increment(outcome.refused());
    return outcome;
  }

  @Override
  public List<Load> unfinished() {
    return pipeline.unfinished();
  }

  @Override
  public ReconcileOutcome reconcile(ReconcileLoad load) {
    Tags tags = Tags.of("target", load.target());
    return measured(
        "reconcile", tags, () -> pipeline.reconcile(load), o -> o.unavailable() == null);
  }

  @Override
  public int alert() {
    int notes = pipeline.alert();
    registry.counter("relais.alerts.sent").increment(notes);
    return notes;
  }

  private interface Step<T> {
    T run();
  }

  private <T> T measured(String step, Tags tags, Step<T> work, Function<T, Boolean> wellEnded) {
    Timer.Sample sample = Timer.start(registry);
    String outcome = "fault";
    try {
      T done = work.run();
      boolean well = wellEnded.apply(done);
      outcome = well ? "done" : "unavailable";
      if (well) {
        remember(step, tags);
      }
      return done;
    } finally {
      sample.stop(registry.timer("relais." + step, tags.and("outcome", outcome)));
    }
  }

  private void remember(String step, Tags tags) {
    Instant now = clock.instant();
    lastEnds
        .computeIfAbsent(
            step + tags,
            key ->
                registry.gauge(
                    "relais." + step + ".last.timestamp.seconds",
                    tags,
                    new AtomicLong(),
                    millis -> millis.get() / MILLIS))
        .set(now.toEpochMilli());
  }
}
