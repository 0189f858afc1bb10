package org.relais.console.work;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work on its way: changed by the thread that does it, looked at by others. */
final class Job implements Runnable, Progress {
  private static final Logger LOG = LoggerFactory.getLogger(Job.class);

  private final String id;
  private final Words title;
  private final String who;

  /** Gone at the end: it may hold much, and what ended is kept for a while. */
  private volatile @Nullable Task task;

  private final Clock clock;
  private final Instant asked;
  private final CountDownLatch end = new CountDownLatch(1);

  private volatile boolean begun;
  private volatile long done;
  private volatile long total;
  private volatile boolean left;
  private volatile @Nullable Ended ended;

  Job(String id, Words title, String who, Task task, Clock clock) {
    this.id = id;
    this.title = title;
    this.who = who;
    this.task = task;
    this.clock = clock;
    this.asked = clock.instant();
  }

  private record Ended(Instant at, Outcome outcome) {}

  @Override
  public void run() {
    begun = true;
    end(outcome());
  }

  private Outcome outcome() {
    Task given = task;
    if (given == null) {
      return Outcome.failed(Words.of("work.stopped"));
    }
    try {
      return given.run(this);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Outcome.failed(Words.of("work.stopped"));
    } catch (Exception | Error fault) {
      // Of an error, too, whoever waits is told: the memory that a task took is free again.
      // Its message may quote a row, so that people are told where to look instead.
      LOG.warn("work {} broke off: {}", id, fault.getClass().getSimpleName());
      LOG.debug("work {} broke off", id, fault);
      return Outcome.failed(Words.of("work.fault", id));
    }
  }

  /** Says how it ended, once: for work that is refused or left before it begins, too. */
  synchronized void end(Outcome outcome) {
    if (ended == null) {
      ended = new Ended(clock.instant(), outcome);
      task = null;
      end.countDown();
    }
  }

  void leave() {
    left = true;
  }

  @Override
  public void total(long total) {
    this.total = total;
  }

  @Override
  public void done(long done) {
    this.done = done;
  }

  @Override
  public boolean goesOn() {
    return !left && !Thread.currentThread().isInterrupted();
  }

  CountDownLatch end() {
    return end;
  }

  Work now() {
    Ended end = ended;
    Instant at = end == null ? null : end.at();
    Outcome outcome = end == null ? null : end.outcome();
    return new Work(id, title, who, asked, state(outcome), done, total, at, outcome);
  }

  private Work.State state(@Nullable Outcome outcome) {
    if (outcome == null) {
      return begun ? Work.State.RUNNING : Work.State.WAITING;
    }
    return outcome instanceof Outcome.Failed ? Work.State.FAILED : Work.State.DONE;
  }
}
