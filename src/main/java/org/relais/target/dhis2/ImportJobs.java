package org.relais.target.dhis2;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.http.HttpAnswer;

/**
 * Waits for imports that a DHIS2 does in its background ({@code async=true}). It starts them on a
 * tick of 20 seconds; the summary is empty, with 200, until one has ended, and for a job that the
 * server does not know (seen on 2.42 and 2.43).
 */
final class ImportJobs {
  private static final String JOB = "/DATAVALUE_IMPORT/";
  private static final Duration TICK = Duration.ofSeconds(20);
  private static final Duration BETWEEN_POLLS = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(30);

  /** Lets time pass. */
  @FunctionalInterface
  interface Pause {
    void last(Duration duration) throws InterruptedException;
  }

  private final Dhis2Session session;
  private final Troubles troubles;
  private final Clock clock;
  private final Pause pause;
  private final Duration patience;
  private final Instant begun;

  /**
   * @param patience how long an import may take once it has started
   */
  ImportJobs(Dhis2Session session, Troubles troubles, Clock clock, Pause pause, Duration patience) {
    this.session = session;
    this.troubles = troubles;
    this.clock = clock;
    this.pause = pause;
    this.patience = patience;
    this.begun = clock.instant();
  }

  /**
   * Waits until a job that a process before this one began, and died over, has started: what is
   * read back earlier may be written after it was read.
   */
  void awaitStrays() {
    Duration rest = Duration.between(clock.instant(), begun.plus(TICK.multipliedBy(2)));
    if (rest.isNegative() || rest.isZero()) {
      return;
    }
    try {
      pause.last(rest);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** How a job ended. */
  sealed interface Ending {
    record Finished(ImportSummary summary) implements Ending {}

    /** Whether and what it stored has to be read back. */
    record Unknown(Trouble trouble) implements Ending {}
  }

  /** The job that an answer to {@code async=true} has begun. */
  static Optional<String> id(HttpAnswer answer) {
    return Dhis2Session.json(answer)
        .map(body -> body.path("response"))
        .filter(job -> job.path("jobType").asText("").equals("DATAVALUE_IMPORT"))
        .map(job -> job.path("id").asText(""))
        .filter(id -> id.matches("[A-Za-z0-9]+"));
  }

  /** Asks until the job has ended, patience is at an end or this thread is to stop. */
  Ending await(String job) {
    Instant until = clock.instant().plus(TICK).plus(patience);
    @Nullable Trouble last = null;
    try {
      while (clock.instant().isBefore(until)) {
        pause.last(BETWEEN_POLLS);
        try {
          Optional<ImportSummary> summary = ended(job) ? summary(job) : Optional.empty();
          if (summary.isPresent()) {
            return new Ending.Finished(summary.get());
          }
        } catch (MetadataUnavailableException unavailable) {
          // The job goes on whether or not we can ask how far it is.
          last = unavailable.trouble();
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return new Ending.Unknown(
        last == null ? troubles.told(TroubleKind.IMPORT_UNFINISHED) : last.withSomethingSent());
  }

  private boolean ended(String job) throws MetadataUnavailableException {
    JsonNode notes = session.read("/api/system/tasks" + JOB + job, ANSWER);
    for (JsonNode note : notes) {
      if (note.path("completed").asBoolean(false)) {
        return true;
      }
    }
    return false;
  }

  private Optional<ImportSummary> summary(String job) throws MetadataUnavailableException {
    return ImportSummary.in(session.read("/api/system/taskSummaries" + JOB + job, ANSWER));
  }
}
