package org.relais.console.security;

import java.time.Duration;
import java.util.Locale;

/**
 * How often one may try to log in: an account from one address, an account at all, and from one
 * address at all. Who is refused for the address costs the account nothing.
 */
final class LogInLimit {
  private static final Duration SPAN = Duration.ofMinutes(5);

  private final GuessLimit ofAccountsFromThere = new GuessLimit(10, SPAN);
  private final GuessLimit ofAccounts = new GuessLimit(60, SPAN);
  private final GuessLimit fromAddresses = new GuessLimit(60, SPAN);

  /**
   * Counts one try.
   *
   * @return how long to wait before the next one, zero where this one may go on
   */
  Duration tryOf(String account, String address) {
    Duration wait = tryFrom(address);
    if (wait.isZero()) {
      wait = ofAccountsFromThere.tryOf(there(account, address));
    }
    return wait.isZero() ? ofAccounts.tryOf(written(account)) : wait;
  }

  /** As {@link #tryOf}, where nobody has said yet for which account. */
  Duration tryFrom(String address) {
    return fromAddresses.tryOf(address);
  }

  /** A log-in that went well is no guess. */
  void wentWell(String account, String address) {
    ofAccountsFromThere.forget(there(account, address));
    ofAccounts.giveBack(written(account));
    fromAddresses.giveBack(address);
  }

  private static String there(String account, String address) {
    return written(account) + " " + address;
  }

  private static String written(String account) {
    return account.strip().toLowerCase(Locale.ROOT);
  }
}
