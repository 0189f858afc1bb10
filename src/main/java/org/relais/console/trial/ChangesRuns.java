package org.relais.console.trial;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.mappings.VersionDesk;
import org.relais.console.running.LiveDeployment;
import org.relais.console.work.Outcome;
import org.relais.console.work.Progress;
import org.relais.console.work.Words;
import org.relais.console.work.Work;
import org.relais.console.work.Workshop;
import org.relais.indicator.Period;
import org.relais.ledger.Prediction;

/**
 * Finds out in the background what drafts and saved versions would change, and keeps it for who
 * asked.
 */
public final class ChangesRuns {
  static final String PAGE = "/mappings/changes";

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final ChangesDesk desk;
  private final DraftDeployments deployments;
  private final VersionDesk versions;
  private final LiveDeployment live;
  private final Workshop workshop;
  private final Clock clock;
  private final ChangesKept kept = new ChangesKept();

  ChangesRuns(
      ChangesDesk desk,
      DraftDeployments deployments,
      VersionDesk versions,
      LiveDeployment live,
      Workshop workshop,
      Clock clock) {
    this.desk = desk;
    this.deployments = deployments;
    this.versions = versions;
    this.live = live;
    this.workshop = workshop;
    this.clock = clock;
  }

  /** Whether a question was taken. */
  public sealed interface Begun {
    /** Its outcome leads to the result. */
    record Started(Work work) implements Begun {}

    /** The draft has errors, so that nobody can tell. */
    record Broken(Words why) implements Begun {}
  }

  /**
   * What is asked of.
   *
   * @param version number of a version of the history; null for the account's draft
   * @return empty where the account sees no such version
   */
  public Optional<Tried> tried(@Nullable Long version, Account account) {
    if (version == null) {
      return Optional.of(deployments.of(account));
    }
    return versions
        .find(version, account)
        .map(
            found ->
                deployments.of(versions.compile(found, account), versions.files(version, account)));
  }

  /**
   * What it would change in a period.
   *
   * @param version of {@link #tried}
   */
  public Begun begin(Period period, @Nullable Long version, Tried tried, Account account) {
    if (tried.errors() > 0) {
      return new Begun.Broken(Words.of("changes.broken", tried.errors()));
    }
    Deployment active = live.now();
    return new Begun.Started(
        workshop.start(
            account,
            version == null
                ? Words.of("changes.work", period)
                : Words.of("changes.work.version", version, period),
            progress -> predict(active, tried.deployment(), period, account, progress),
            PATIENCE));
  }

  private Outcome predict(
      Deployment active, Deployment proposed, Period period, Account account, Progress progress) {
    Prediction prediction =
        desk.predict(
            active,
            proposed,
            period,
            account.scope(),
            looked -> {
              progress.done(looked);
              if (!progress.goesOn()) {
                throw new CancellationException("the console stops");
              }
            });
    ChangesKept.Result result =
        kept.keep(account.name(), clock.instant(), account.scope().all(), prediction);
    long values = prediction.fresh() + prediction.changed() + prediction.gone();
    return Outcome.done(
        Words.of("changes.done", prediction.looked(), prediction.turned(), values),
        PAGE + "/" + result.id());
  }

  /** The account's last results, the newest first. */
  public List<ChangesKept.Result> of(Account account) {
    return kept.of(account.name());
  }

  /** Empty where it is another account's, or newer ones took its place. */
  public Optional<ChangesKept.Result> find(String id, Account account) {
    return kept.find(id, account.name());
  }
}
