package org.relais.cli;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.relais.console.account.Accounts;

/** The account with which a person looks at the demo. */
final class DemoAccount {
  static final String NAME = "demo";

  /** Without vowels, for no word to appear, and without signs that look alike. */
  private static final String SIGNS = "bcdfghjkmnpqrstvwxz23456789";

  private static final int GROUPS = 4;
  private static final int GROUP = 5;

  private DemoAccount() {}

  /**
   * Makes it where nobody has an account yet.
   *
   * @return its password, made at random and kept nowhere; none where there are accounts already
   */
  static Optional<String> make(DataSource ledger) {
    String password = password(new SecureRandom());
    return new Accounts(ledger, AccountWork.clock()).addFirst(NAME, password)
        ? Optional.of(password)
        : Optional.empty();
  }

  private static String password(SecureRandom random) {
    return IntStream.range(0, GROUPS)
        .mapToObj(group -> group(random))
        .collect(Collectors.joining("-"));
  }

  private static String group(SecureRandom random) {
    return random
        .ints(GROUP, 0, SIGNS.length())
        .mapToObj(sign -> String.valueOf(SIGNS.charAt(sign)))
        .collect(Collectors.joining());
  }
}
