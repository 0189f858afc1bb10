package org.relais.console.security;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often each of many may guess: some times at once, and as many again in a span of time. */
public final class GuessLimit {
  private static final int REMEMBERED = 10_000;

  private final int tries;
  private final Duration span;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > REMEMBERED;
        }
      };

  public GuessLimit(int tries, Duration span) {
    this.tries = tries;
    this.span = span;
  }

  /**
   * Counts one try.
   *
   * @return how long to wait before the next one, zero where this one may go on
   */
  public Duration tryOf(String who) {
    Bucket bucket;
    synchronized (this) {
      bucket = buckets.computeIfAbsent(who, fresh -> bucket());
    }
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Duration.ZERO
        : Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1);
  }

  /** Forgets all tries of somebody who knows the word. */
  public synchronized void forget(String who) {
    buckets.remove(who);
  }

  /** Takes one try back. */
  synchronized void giveBack(String who) {
    Bucket bucket = buckets.get(who);
    if (bucket != null) {
      bucket.addTokens(1);
    }
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(Bandwidth.builder().capacity(tries).refillGreedy(tries, span).build())
        .build();
  }
}
