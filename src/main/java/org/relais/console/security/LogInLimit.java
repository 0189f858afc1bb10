package org.relais.console.security;

import java.time.Duration;
import java.util.Locale;

/** How often one may try to log in: by account and by where the request comes from. */
final class LogInLimit {
  private static final Duration SPAN = Duration.ofMinutes(5);

  private final GuessLimit ofAccounts = new GuessLimit(10, SPAN);
  private final GuessLimit fromAddresses = new GuessLimit(60, SPAN);

  /**
   * Counts one try.
   *
   * @return how long to wait before the next one, zero where this one may go on
   */
  Duration tryOf(String account, String address) {
    Duration ofAccount = ofAccounts.tryOf(account.strip().toLowerCase(Locale.ROOT));
    Duration fromAddress = tryFrom(address);
    return ofAccount.compareTo(fromAddress) > 0 ? ofAccount : fromAddress;
  }

  /** As {@link #tryOf}, where nobody has said yet for which account. */
  Duration tryFrom(String address) {
    return fromAddresses.tryOf(address);
  }

  /** A log-in that went well is no guess. */
  void wentWell(String account, String address) {
    ofAccounts.forget(account);
    fromAddresses.giveBack(address);
  }
}
