package org.relais.console.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * The way in where nobody has an account yet: a word that is made anew at each start, told to
 * whoever started the program, and good for one administrator.
 */
public final class FirstAccount {
  private final Accounts accounts;
  private final String word = RandomWord.make(new SecureRandom());

  public FirstAccount(Accounts accounts) {
    this.accounts = accounts;
  }

  /** The word, while nobody has an account. */
  public Optional<String> word() {
    return accounts.any() ? Optional.empty() : Optional.of(word);
  }

  public boolean accepts(String given) {
    return MessageDigest.isEqual(
            word.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8))
        && !accounts.any();
  }
}
