package org.relais.cli;

import java.io.PrintWriter;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.relais.route.ProgressListener;

/** Shows the progress of what runs now, one thing at a time. */
final class ScreenProgress implements ProgressListener {
  private final PrintWriter out;
  private volatile @Nullable Progress current;
  private volatile long counted;

  ScreenProgress(PrintWriter out) {
    this.out = out;
  }

  /** Runs {@code work} and shows how far it is under the name {@code task}. */
  <T> T during(String task, Supplier<T> work) {
    try (Progress shown = Progress.of(task, out)) {
      current = shown;
      counted = 0;
      return work.get();
    } finally {
      current = null;
    }
  }

  @Override
  public void pulled(String source, long records) {
    step(records);
  }

  @Override
  public void counted(long reportUnits) {
    step(Math.max(0, reportUnits - counted));
    counted = reportUnits;
  }

  @Override
  public void delivered(String target, long items) {
    step(items);
  }

  private void step(long amount) {
    Progress shown = current;
    if (shown != null) {
      shown.step(amount);
    }
  }
}
