package org.relais.console.work;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.relais.console.account.Account;

/**
 * Does work in the background, two pieces at a time, in the order in which it was asked for. Keeps
 * what ended in memory for a while: what lasts stands in the ledger, whose audit trail each piece
 * of work writes itself.
 */
public final class Workshop implements AutoCloseable {
  private static final int AT_ONCE = 2;
  private static final int WAITING = 100;
  private static final int KEPT = 200;
  private static final int OF_ONE_ACCOUNT = 5;
  private static final int ID_BYTES = 8;
  private static final Duration LEAVING_OFF = Duration.ofSeconds(10);

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Job> jobs = new LinkedHashMap<>();
  private final ExecutorService hands =
      new ThreadPoolExecutor(
          AT_ONCE,
          AT_ONCE,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(WAITING),
          task -> {
            Thread thread = new Thread(task, "work");
            thread.setDaemon(true);
            return thread;
          });

  public Workshop(Clock clock) {
    this.clock = clock;
  }

  /**
   * Begins, or lets it wait for its turn. Where far too much waits, or too much of this account,
   * the work has failed already and says so.
   *
   * @param title what is done, with its count, such as "Retry of 340 values"
   */
  public Work start(Account account, Words title, Task task) {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    Job job = new Job(HexFormat.of().formatHex(id), title, account.name(), task, clock);
    boolean tooMuch = unfinished(account) >= OF_ONE_ACCOUNT;
    keep(job);
    if (tooMuch) {
      job.end(Outcome.failed(Words.of("work.yours", OF_ONE_ACCOUNT)));
      return job.now();
    }
    try {
      hands.execute(job);
    } catch (RejectedExecutionException full) {
      job.end(Outcome.failed(Words.of("work.full")));
    }
    return job.now();
  }

  /**
   * As {@link #start}, and waits a little: what is quickly done is told at once, on the page from
   * which it was asked for.
   *
   * @param patience how long the reader waits before the work goes on without them
   */
  public Work start(Account account, Words title, Task task, Duration patience) {
    Work begun = start(account, title, task);
    return await(begun.id(), patience).orElse(begun);
  }

  /** As it stands after the end or after {@code patience}, whatever comes first. */
  public Optional<Work> await(String id, Duration patience) {
    Optional<Job> job = job(id);
    job.ifPresent(found -> await(found, patience));
    return job.map(Job::now);
  }

  /** Empty where there is none of that id any more, or where it is not this reader's. */
  public Optional<Work> find(String id, Account reader) {
    return job(id).map(Job::now).filter(work -> work.isFor(reader));
  }

  /** What this reader may see, the newest first. */
  public List<Work> of(Account reader) {
    List<Work> all = new ArrayList<>();
    synchronized (jobs) {
      jobs.values().stream()
          .map(Job::now)
          .filter(work -> work.isFor(reader))
          .forEach(work -> all.add(0, work));
    }
    return List.copyOf(all);
  }

  private long unfinished(Account account) {
    synchronized (jobs) {
      return jobs.values().stream()
          .map(Job::now)
          .filter(work -> work.who().equals(account.name()) && !work.finished())
          .count();
    }
  }

  private Optional<Job> job(String id) {
    synchronized (jobs) {
      return Optional.ofNullable(jobs.get(id));
    }
  }

  /** The oldest that has ended makes room. */
  private void keep(Job job) {
    synchronized (jobs) {
      jobs.put(job.now().id(), job);
      if (jobs.size() > KEPT) {
        jobs.values().stream()
            .filter(each -> each.now().finished())
            .findFirst()
            .ifPresent(oldest -> jobs.remove(oldest.now().id()));
      }
    }
  }

  private static void await(Job job, Duration patience) {
    try {
      job.end().await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets what goes on leave off, and waits for it: the ledger is closed afterwards. */
  @Override
  public void close() {
    hands.shutdownNow();
    synchronized (jobs) {
      jobs.values().forEach(Job::leave);
    }
    try {
      hands.awaitTermination(LEAVING_OFF.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
