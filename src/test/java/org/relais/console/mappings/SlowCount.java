package org.relais.console.mappings;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.relais.route.CountOutcome;
import org.relais.route.DeliverOutcome;
import org.relais.route.Load;
import org.relais.route.Pipeline;
import org.relais.route.PullOutcome;
import org.relais.route.ReconcileLoad;
import org.relais.route.ReconcileOutcome;

/** A pipeline that counts until it is let go on. */
record SlowCount(Pipeline pipeline, CountDownLatch began, CountDownLatch goOn) implements Pipeline {
  @Override
  public CountOutcome count() {
    began.countDown();
    try {
      goOn.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return pipeline.count();
  }

  @Override
  public PullOutcome pull(String source) {
    return pipeline.pull(source);
  }

  @Override
  public DeliverOutcome deliver(Load load) {
    return pipeline.deliver(load);
  }

  @Override
  public ReconcileOutcome reconcile(ReconcileLoad load) {
    return pipeline.reconcile(load);
  }

  @Override
  public List<Load> unfinished() {
    return pipeline.unfinished();
  }
}
