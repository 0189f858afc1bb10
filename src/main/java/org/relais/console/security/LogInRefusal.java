package org.relais.console.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a log-in with OpenID Connect led nowhere. */
public enum LogInRefusal {
  /** Nobody has such an account, and the provider gives no roles. */
  UNKNOWN_ACCOUNT,
  /** The account of that name logs in with a password, or is a program's. */
  OTHER_WAY,
  /** The account of that name is another person's at the provider. */
  TAKEN,
  DISABLED,
  /** The claim that names the account is absent, or no name of an account. */
  NO_NAME,
  /** The provider did not verify the e-mail address that names the account. */
  NOT_VERIFIED,
  /** No value of the claim of roles gives one. */
  NO_ROLE,
  /** The provider gives the last administrator another role. */
  LAST_ADMINISTRATOR,
  /** The provider cannot be asked. */
  UNAVAILABLE,
  /** The person said no at the provider. */
  CANCELLED,
  /** What came back belongs to no log-in that was begun in this browser. */
  STALE,
  /** The provider does not take Relais for what the configuration says that it is. */
  SETUP,
  /** What the provider said cannot be trusted: signature, issuer, audience, time. */
  UNTRUSTED;

  /** As it stands in an address. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<LogInRefusal> ofWord(String word) {
    return Arrays.stream(values()).filter(refusal -> refusal.word().equals(word)).findFirst();
  }
}
