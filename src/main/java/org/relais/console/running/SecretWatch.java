package org.relais.console.running;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.relais.config.Compilation;
import org.relais.config.ConfigurationHome;
import org.relais.config.Deployment;
import org.relais.console.running.Changeover.Ended;
import org.relais.ledger.Secrets;
import org.relais.ledger.StoredSecret;
import org.relais.visit.Labels;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes secrets that were set or removed into the configuration that runs, without a restart: at
 * once where it is told of them, and soon where {@code relais secrets set} did it in another
 * process.
 */
public final class SecretWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SecretWatch.class);
  private static final Duration EVERY = Duration.ofSeconds(10);
  private static final Duration BETWEEN = Duration.ofMinutes(1);

  /** A quarter of an hour. */
  private static final int MOST_LEFT_OUT = 90;

  private static final Labels LACKING =
      new Labels(
          "The configuration does not compile with the secrets as they are now, so that Relais software goes on with those of before. It would not start again: see Settings › Secrets for what is missing",
          "La configuration ne compile pas avec les secrets tels qu'ils sont maintenant : le logiciel Relais continue avec ceux d'avant. Il ne redémarrerait pas : voyez ce qui manque sous Paramètres › Secrets");

  private final LiveDeployment live;
  private final ConfigurationHome home;
  private final Secrets secrets;
  private final Changeover changeover;
  private final Clock clock;
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "secret-watch");
            thread.setDaemon(true);
            return thread;
          });
  private List<StoredSecret> seen = List.of();
  private @Nullable Deployment looked;
  private List<StoredSecret> refused = List.of();
  private int looksLeftOut;
  private int looksToLeaveOut;
  private Instant changedAt = Instant.EPOCH;
  private String told = "";

  private SecretWatch(
      LiveDeployment live,
      ConfigurationHome home,
      Secrets secrets,
      Changeover changeover,
      Clock clock) {
    this.clock = clock;
    this.live = live;
    this.home = home;
    this.secrets = secrets;
    this.changeover = changeover;
  }

  /** From now on it looks every few seconds. */
  public static SecretWatch start(
      LiveDeployment live,
      ConfigurationHome home,
      Secrets secrets,
      Changeover changeover,
      Clock clock) {
    SecretWatch watch = new SecretWatch(live, home, secrets, changeover, clock);
    watch.looking.scheduleWithFixedDelay(
        watch::turn, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    return watch;
  }

  /** What came of a look. */
  public sealed interface Look {
    /** What runs names no secret that is another now. */
    record Same() implements Look {}

    /**
     * What runs has the secrets as they are.
     *
     * @param restart whether the log-in over OpenID has another one too, which is read at the start
     *     alone
     */
    record Taken(boolean restart) implements Look {}

    /** What runs goes on as before; the next look tries again. */
    record Kept(Labels why) implements Look {}
  }

  /**
   * Compares what runs with what it would be by the secrets as they are, and takes what is new.
   * What was published meanwhile is compared too: it may have been compiled before a secret was
   * set.
   */
  public synchronized Look look() {
    return look(secrets.list());
  }

  private Look look(List<StoredSecret> now) {
    Deployment runs = live.now();
    if (now.equals(seen) && runs == looked) {
      return new Look.Same();
    }
    Look look = take(runs);
    if (!(look instanceof Look.Kept)) {
      seen = now;
      looked = live.now();
      told = "";
      looksToLeaveOut = 0;
    }
    return look;
  }

  /**
   * As {@link #look} for a change by somebody who may not publish: at most once a minute, for all
   * routes are made anew. What comes sooner is taken by a later look.
   *
   * @return empty where it is left to a later look
   */
  public synchronized Optional<Look> lookInTurn() {
    return clock.instant().isBefore(changedAt.plus(BETWEEN))
        ? Optional.empty()
        : Optional.of(look());
  }

  private Look take(Deployment before) {
    SortedMap<String, String> files = new TreeMap<>(before.files());
    files.putAll(before.tests());
    if (!(home.compile(files) instanceof Compilation.Ok compiled)) {
      return new Look.Kept(LACKING);
    }
    Deployment next = compiled.deployment();
    if (connects(next).equals(connects(before))) {
      return new Look.Same();
    }
    changedAt = clock.instant();
    Ended ended = changeover.again(next);
    if (ended instanceof Ended.Changed) {
      LOG.info("The secrets that were changed are in use.");
      return new Look.Taken(!Objects.equals(next.server().openId(), before.server().openId()));
    }
    return new Look.Kept(
        ended instanceof Ended.Kept kept ? kept.why() : ((Ended.Stopped) ended).why());
  }

  /** All into which a secret can be put. */
  private static List<Object> connects(Deployment deployment) {
    List<Object> all = new ArrayList<>();
    deployment.sources().forEach(source -> all.add(source.settings()));
    deployment.targets().forEach(target -> all.add(target.settings()));
    all.add(deployment.alerts());
    all.add(deployment.server());
    all.add(deployment.database());
    return all;
  }

  /** What cannot be taken now is tried again after twice as many turns each time. */
  private synchronized void lookQuietly() {
    List<StoredSecret> now = secrets.list();
    if (looksLeftOut < looksToLeaveOut && now.equals(refused)) {
      looksLeftOut++;
      return;
    }
    looksLeftOut = 0;
    refused = now;
    if (look(now) instanceof Look.Kept kept) {
      looksToLeaveOut = Math.min(MOST_LEFT_OUT, 2 * looksToLeaveOut + 1);
      tell(kept.why().en());
    }
  }

  /** Whatever happens, there is a next turn. */
  private void turn() {
    try {
      lookQuietly();
    } catch (RuntimeException | Error notNow) {
      tell(notNow.getClass().getSimpleName());
    }
  }

  /** The same is said once, however long it lasts. */
  private void tell(String why) {
    if (!why.equals(told)) {
      told = why;
      LOG.warn("The secrets that were changed are not in use yet: {}", why);
    }
  }

  /** Waits for what it is doing, so that no routes are made behind whoever closes. */
  @Override
  public void close() {
    looking.shutdownNow();
    try {
      if (!looking.awaitTermination(1, TimeUnit.MINUTES)) {
        LOG.warn("The watch over the secrets does not end.");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
