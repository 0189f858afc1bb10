package org.relais.console.running;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
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
  private static final Pattern ASKED = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

  private static final Labels LACKING =
      new Labels(
          "The configuration does not compile with the secrets as they are now, so that Relais software goes on with those of before. It would not start again: see Settings › Secrets for what is missing",
          "La configuration ne compile pas avec les secrets tels qu'ils sont maintenant : le logiciel Relais continue avec ceux d'avant. Il ne redémarrerait pas : voyez ce qui manque sous Paramètres › Secrets");

  private final LiveDeployment live;
  private final ConfigurationHome home;
  private final Secrets secrets;
  private final Changeover changeover;
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "secret-watch");
            thread.setDaemon(true);
            return thread;
          });
  private List<StoredSecret> seen;
  private Map<String, String> taken;
  private String told = "";

  private SecretWatch(
      LiveDeployment live, ConfigurationHome home, Secrets secrets, Changeover changeover) {
    this.live = live;
    this.home = home;
    this.secrets = secrets;
    this.changeover = changeover;
    this.seen = secrets.list();
    this.taken = asked();
  }

  /** From now on it looks every few seconds. */
  public static SecretWatch start(
      LiveDeployment live, ConfigurationHome home, Secrets secrets, Changeover changeover) {
    SecretWatch watch = new SecretWatch(live, home, secrets, changeover);
    watch.looking.scheduleWithFixedDelay(
        watch::lookQuietly, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
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

  /** Compares the secrets with those that run, and takes what is new. */
  public synchronized Look look() {
    List<StoredSecret> now = secrets.list();
    if (now.equals(seen)) {
      return new Look.Same();
    }
    Map<String, String> asked = asked();
    Look look = asked.equals(taken) ? new Look.Same() : take(asked);
    if (!(look instanceof Look.Kept)) {
      seen = now;
      told = "";
    }
    return look;
  }

  private Look take(Map<String, String> asked) {
    Deployment before = live.now();
    SortedMap<String, String> files = new TreeMap<>(before.files());
    files.putAll(before.tests());
    if (!(home.compile(files) instanceof Compilation.Ok compiled)) {
      return new Look.Kept(LACKING);
    }
    Deployment next = compiled.deployment();
    Ended ended = changeover.again(next);
    if (ended instanceof Ended.Changed) {
      taken = asked;
      LOG.info("The secrets that were changed are in use.");
      return new Look.Taken(!Objects.equals(next.server().openId(), before.server().openId()));
    }
    return new Look.Kept(
        ended instanceof Ended.Kept kept ? kept.why() : ((Ended.Stopped) ended).why());
  }

  /** The values that what runs names. */
  private Map<String, String> asked() {
    Map<String, String> values = home.variables().get();
    Map<String, String> asked = new TreeMap<>();
    for (String text : live.files().values()) {
      for (MatchResult found : ASKED.matcher(text).results().toList()) {
        @Nullable String value = values.get(found.group(1));
        if (value != null) {
          asked.put(found.group(1), value);
        }
      }
    }
    return asked;
  }

  private void lookQuietly() {
    try {
      if (look() instanceof Look.Kept kept) {
        tell(kept.why().en());
      }
    } catch (RuntimeException notNow) {
      tell(String.valueOf(notNow.getMessage()));
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
