package org.relais.route;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.relais.visit.Labels;

/** A pipeline that can be closed for a while: then nothing is done, and nothing is under way. */
final class GatedPipeline implements Pipeline {
  private static final Labels CLOSED =
      new Labels(
          "The configuration is being changed; this goes on with the next run",
          "La configuration est en cours de changement ; la suite vient au prochain passage");

  private final Pipeline pipeline;

  /** Whoever works holds it for reading; who gets it for writing knows that nobody works. */
  private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock(true);

  private volatile boolean closed;

  GatedPipeline(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  /**
   * Lets nothing begin any more, and waits for what is under way.
   *
   * @return whether nothing is under way; else somebody may open it again
   */
  boolean close(Duration patience) {
    closed = true;
    pipeline.leaveOff(true);
    try {
      if (gate.writeLock().tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        gate.writeLock().unlock();
        return true;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  void open() {
    pipeline.leaveOff(false);
    closed = false;
  }

  @Override
  public PullOutcome pull(String source) {
    return pass(() -> pipeline.pull(source), () -> new PullOutcome(source, 0, 0, 0, CLOSED));
  }

  @Override
  public CountOutcome count() {
    return pass(pipeline::count, () -> new CountOutcome(0, 0, 0));
  }

  @Override
  public DeliverOutcome deliver(Load load) {
    return pass(
        () -> pipeline.deliver(load),
        () -> new DeliverOutcome(load.target(), load.what(), 0, 0, CLOSED));
  }

  @Override
  public ReconcileOutcome reconcile(ReconcileLoad load) {
    return pass(
        () -> pipeline.reconcile(load), () -> new ReconcileOutcome(load.target(), 0, 0, CLOSED));
  }

  @Override
  public List<Load> unfinished() {
    return pass(pipeline::unfinished, List::of);
  }

  @Override
  public int alert() {
    return pass(pipeline::alert, () -> 0);
  }

  private <T> T pass(Supplier<T> work, Supplier<T> nothing) {
    gate.readLock().lock();
    try {
      return closed ? nothing.get() : work.get();
    } finally {
      gate.readLock().unlock();
    }
  }
}
