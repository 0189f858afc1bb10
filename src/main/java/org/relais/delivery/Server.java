package org.relais.delivery;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One server behind one or more targets, and the circuit breaker that stands before it. What cannot
 * be asked stops the server, not the items: one failed try opens the breaker for the time that the
 * back-off or the server says, then a single probe decides. The ledger holds the same, so that a
 * restart goes on waiting and a person may end the wait from another process.
 */
final class Server {
  /** A server that asks for more is misunderstood: nobody means to be left alone for years. */
  private static final Duration LONGEST_OBEYED = Duration.ofDays(1);

  private final List<String> targets;
  private final TargetStates states;
  private final BackOff backOff;
  private final Clock clock;
  private final CircuitBreaker breaker;
  private final ReentrantLock wave = new ReentrantLock(true);
  private boolean triedAtOnce;
  private TargetState.@Nullable Down down;
  private boolean stumbles;

  /**
   * @param targets names of all targets of this server
   * @param tryAtOnce whether the first try does not wait for the back-off: a person waits for it.
   *     What the server itself asked for is obeyed all the same
   */
  Server(
      List<String> targets, TargetStates states, BackOff backOff, Clock clock, boolean tryAtOnce) {
    this.targets = List.copyOf(targets);
    this.states = states;
    this.backOff = backOff;
    this.clock = clock;
    this.triedAtOnce = !tryAtOnce;
    this.breaker =
        CircuitBreaker.of(
            targets.get(0),
            CircuitBreakerConfig.custom()
                .clock(clock)
                .slidingWindowSize(1)
                .minimumNumberOfCalls(1)
                .permittedNumberOfCallsInHalfOpenState(1)
                .build());
  }

  /** Waits until nobody else speaks with the server; one wave of requests at a time. */
  ReentrantLock wave() {
    return wave;
  }

  /** Whether one of its targets may be asked now. Whoever is let in says what came of it. */
  synchronized Admission ask(String target) {
    TargetState state = states.of(target);
    if (state.pause() != null) {
      return new Admission.Stay(Held.paused(target, state.pause()), null);
    }
    if (state.stop() != null) {
      return new Admission.Stay(state.stop().cause(), null);
    }
    down = state.down();
    if (down == null) {
      breaker.transitionToClosedState();
      return new Admission.Go(false);
    }
    Instant due = due(down);
    breaker.transitionToOpenStateUntil(due);
    if (clock.instant().isBefore(due)) {
      return new Admission.Stay(down.cause(), due);
    }
    breaker.transitionToHalfOpenState();
    return breaker.tryAcquirePermission()
        ? new Admission.Go(true)
        : new Admission.Stay(down.cause(), due);
  }

  private Instant due(TargetState.Down now) {
    if (triedAtOnce) {
      return now.askedAgain();
    }
    return now.askAfter() == null ? clock.instant() : now.askAfter();
  }

  /** It replied to a parcel, or could not. */
  void heard(Reply reply) {
    if (reply instanceof Reply.Unavailable unavailable) {
      failed(unavailable.cause(), unavailable.retryAfter());
      stumbled(unavailable.stumbled());
    } else {
      answered();
    }
  }

  /**
   * Whether what it fails at is the work that it is given, and not to answer. Where only this
   * process knows, the next one tries once more than it would.
   */
  synchronized void stumbled(boolean overWork) {
    stumbles = overWork;
  }

  /**
   * It let itself be read. That ends the wait for a server that could not be reached, not for one
   * that fails at what it is sent: there a small parcel decides.
   */
  synchronized void wasRead() {
    if (stumbles && down != null) {
      notAsked();
    } else {
      answered();
    }
  }

  /** Nothing was there to ask, or what was asked decides nothing. */
  synchronized void notAsked() {
    breaker.releasePermission();
  }

  /** It answered, whatever it said of the items. An answer that comes after a failure is late. */
  synchronized void answered() {
    if (breaker.getState() == CircuitBreaker.State.OPEN) {
      return;
    }
    breaker.transitionToClosedState();
    stumbles = false;
    if (down != null) {
      states.up(targets);
      down = null;
    }
  }

  /**
   * It could not be asked. Requests that were under way together fail together, and count once.
   *
   * @param retryAfter what the server asked for, or null
   */
  synchronized void failed(Cause cause, @Nullable Duration retryAfter) {
    if (breaker.getState() == CircuitBreaker.State.OPEN) {
      return;
    }
    triedAtOnce = true;
    Instant now = clock.instant();
    int tries = down == null ? 1 : down.failedTries() + 1;
    down =
        new TargetState.Down(
            cause,
            down == null ? now : down.since(),
            tries,
            now.plus(backOff.after(tries)),
            retryAfter == null ? null : now.plus(obeyed(retryAfter)));
    breaker.transitionToOpenStateUntil(down.askedAgain());
    states.down(targets, down);
  }

  private static Duration obeyed(Duration retryAfter) {
    return retryAfter.compareTo(LONGEST_OBEYED) > 0 ? LONGEST_OBEYED : retryAfter;
  }

  /** When the server is tried next, where the last try failed. */
  synchronized @Nullable Instant nextTry() {
    return down == null ? null : down.askedAgain();
  }
}
