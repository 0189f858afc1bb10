package org.relais.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.Cause.Owner;
import org.relais.visit.Labels;

/**
 * Sees to it that a server that was restored from a backup, or replaced, is not taken for the one
 * that acknowledged what the ledger says. Looks when the program starts, when a server comes back,
 * and before a push to one that was not looked at for an hour.
 */
final class Recognition {
  private static final Duration TRUSTED = Duration.ofHours(1);

  private final TargetStates states;
  private final Clock clock;
  private final Map<String, Instant> looked = new ConcurrentHashMap<>();

  Recognition(TargetStates states, Clock clock) {
    this.states = states;
    this.clock = clock;
  }

  /** What was found. */
  sealed interface Finding {
    /**
     * The server that it was, as far as can be told.
     *
     * @param asked whether it answered, or nothing was asked of it
     */
    record Same(boolean asked) implements Finding {}

    record Unavailable(Cause cause, @Nullable Duration retryAfter) implements Finding {}

    /** The target is stopped now. */
    record Stopped(Cause cause) implements Finding {}
  }

  /**
   * Whether it is time to look.
   *
   * @param probe whether the last try failed
   */
  boolean isDue(String target, boolean probe) {
    @Nullable Instant last = looked.get(target);
    return probe || last == null || !last.plus(TRUSTED).isAfter(clock.instant());
  }

  /**
   * @param sample looks whether the server holds what it acknowledged last; asked only of a server
   *     that says what it is
   */
  Finding look(String target, Identity identity, Supplier<Sample> sample) {
    if (identity instanceof Identity.Unavailable unavailable) {
      return new Finding.Unavailable(unavailable.cause(), unavailable.retryAfter());
    }
    if (identity instanceof Identity.Known known) {
      Optional<String> before = states.fingerprint(target);
      if (before.isPresent() && isAnother(before.get(), known.marks())) {
        return stopped(target, replaced(target));
      }
      Sample found = sample.get();
      if (found instanceof Sample.Unavailable unavailable) {
        return new Finding.Unavailable(unavailable.cause(), unavailable.retryAfter());
      }
      if (found instanceof Sample.Lost) {
        return stopped(target, restored(target));
      }
      String now = String.join("\n", new TreeSet<>(known.marks()));
      if (!before.equals(Optional.of(now))) {
        states.recognise(target, now);
      }
      String software = known.software();
      if (software != null && !states.software(target).equals(Optional.of(software))) {
        states.runs(target, software);
      }
    }
    looked.put(target, clock.instant());
    return new Finding.Same(identity instanceof Identity.Known);
  }

  /** What a look at some acknowledged cells gave. */
  sealed interface Sample {
    record Held() implements Sample {}

    record Lost() implements Sample {}

    record Unavailable(Cause cause, @Nullable Duration retryAfter) implements Sample {}
  }

  private static boolean isAnother(String before, Set<String> marks) {
    return !before.isEmpty() && !marks.isEmpty() && before.lines().noneMatch(marks::contains);
  }

  private Finding stopped(String target, Cause cause) {
    states.stop(target, cause);
    return new Finding.Stopped(cause);
  }

  private static Cause replaced(String target) {
    return new Cause(
        "SERVER_REPLACED",
        new Labels(
            "The server of %s is another one than before. Nothing is sent. If that is meant, reset it under Targets (or relais targets reset %s); else correct its url."
                .formatted(target, target),
            "Le serveur de %s n'est plus le même. Rien n'est envoyé. Si c'est voulu, réinitialisez la destination sous Destinations (ou relais targets reset %s) ; sinon corrigez son url."
                .formatted(target, target)),
        Owner.OPERATOR);
  }

  private static Cause restored(String target) {
    return new Cause(
        "SERVER_RESTORED",
        new Labels(
            "The server of %s does not hold what it received last: it was restored from a backup, or emptied. Nothing is sent. Reset it under Targets (or relais targets reset %s): it is read back, and what is missing is sent."
                .formatted(target, target),
            "Le serveur de %s n'a plus ce qu'il avait confirmé en dernier : il a été restauré ou vidé. Rien n'est envoyé. Réinitialisez la destination sous Destinations (ou relais targets reset %s) : il est relu, et ce qui manque est renvoyé."
                .formatted(target, target)),
        Owner.OPERATOR);
  }
}
