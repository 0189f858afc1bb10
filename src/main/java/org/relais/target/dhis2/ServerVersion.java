package org.relais.target.dhis2;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of DHIS2, such as 2.42.4.1, 2.43-SNAPSHOT or 43.1.
 *
 * @param major the number that counts: 42 for 2.42.4
 */
record ServerVersion(int major) {
  private static final Pattern TEXT = Pattern.compile("(?:2\\.)?(\\d{2,3})(?:[.-].*)?");
  // On 2.42 10,000 values took three seconds and half as many each; from 2.43 on a request of more
  // than 1,000 takes ever longer for each value (measured, see docs/reference/dhis2-answers.md).
  private static final int GREW_SLOW = 43;

  /** The most that any version takes well. */
  static final int LARGE = 5_000;

  static Optional<ServerVersion> of(String text) {
    Matcher parts = TEXT.matcher(text.strip());
    return parts.matches()
        ? Optional.of(new ServerVersion(Integer.parseInt(parts.group(1))))
        : Optional.empty();
  }

  /** How many values it takes well in one request. */
  int valuesInRequest() {
    return major < GREW_SLOW ? LARGE : Dhis2Request.CAREFUL;
  }
}
