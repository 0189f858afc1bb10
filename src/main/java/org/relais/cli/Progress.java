package org.relais.cli;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows that long work goes on: a bar on a terminal, a plain line now and then in a log. */
interface Progress extends AutoCloseable {
  /** {@code amount} more of it is done. */
  void step(long amount);

  /** It is done. */
  @Override
  void close();

  /** On a terminal where there is one. */
  static Progress of(String task, PrintWriter out) {
    return System.console() == null ? new Lines(task, out) : new Bar(task);
  }

  /** A moving bar with the count so far; the end is not known beforehand. */
  final class Bar implements Progress {
    private final ProgressBar bar;

    Bar(String task) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(task)
              .setInitialMax(-1)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(200)
              .build();
    }

    @Override
    public void step(long amount) {
      bar.stepBy(amount);
    }

    @Override
    public void close() {
      bar.maxHint(bar.getCurrent());
      bar.close();
    }
  }

  /** A line each time that the count has doubled, so that a log stays short. */
  final class Lines implements Progress {
    private static final long FIRST = 1_000;

    private final String task;
    private final PrintWriter out;
    private long done;
    private long next = FIRST;

    Lines(String task, PrintWriter out) {
      this.task = task;
      this.out = out;
    }

    @Override
    public void step(long amount) {
      done += amount;
      if (done >= next) {
        out.println("  " + task + ": " + done);
        next = done * 2;
      }
    }

    /** What was done in the end, the command says. */
    @Override
    public void close() {}
  }
}
