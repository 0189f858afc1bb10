package org.relais.console.security;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How often one may try to log in: by account and by where the request comes from. */
final class LogInLimit {
  private static final int TRIES_OF_ACCOUNT = 10;
  private static final int TRIES_FROM_ADDRESS = 60;
  private static final Duration SPAN = Duration.ofMinutes(5);
  private static final int REMEMBERED = 10_000;

  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > REMEMBERED;
        }
      };

  /**
   * Counts one try.
   *
   * @return how long to wait before the next one, zero where this one may go on
   */
  Duration tryOf(String account, String address) {
    Duration ofAccount =
        take("account " + account.strip().toLowerCase(Locale.ROOT), TRIES_OF_ACCOUNT);
    Duration fromAddress = take("address " + address, TRIES_FROM_ADDRESS);
    return ofAccount.compareTo(fromAddress) > 0 ? ofAccount : fromAddress;
  }

  /** As {@link #tryOf}, where nobody has said yet for which account. */
  Duration tryFrom(String address) {
    return take("address " + address, TRIES_FROM_ADDRESS);
  }

  /** A log-in that went well is no guess. */
  synchronized void wentWell(String account, String address) {
    buckets.remove("account " + account);
    Bucket fromAddress = buckets.get("address " + address);
    if (fromAddress != null) {
      fromAddress.addTokens(1);
    }
  }

  private Duration take(String key, int tries) {
    Bucket bucket;
    synchronized (this) {
      bucket = buckets.computeIfAbsent(key, fresh -> bucket(tries));
    }
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Duration.ZERO
        : Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1);
  }

  private static Bucket bucket(int tries) {
    return Bucket.builder()
        .addLimit(Bandwidth.builder().capacity(tries).refillGreedy(tries, SPAN).build())
        .build();
  }
}
