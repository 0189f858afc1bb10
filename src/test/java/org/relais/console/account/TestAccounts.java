package org.relais.console.account;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * Accounts whose passwords are as easily computed as guessed: with the real strength, tests would
 * do little else.
 */
public final class TestAccounts {
  private static final int LEAST_STRENGTH = 4;

  private TestAccounts() {}

  public static Accounts of(DataSource ledger) {
    return of(ledger, Clock.systemUTC());
  }

  public static Accounts of(DataSource ledger, Clock clock) {
    return new Accounts(ledger, clock, new BCryptPasswordEncoder(LEAST_STRENGTH));
  }
}
