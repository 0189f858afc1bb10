package org.relais.source;

import java.time.Instant;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a server's revision such that the order of texts is the order of revisions: whole and
 * decimal numbers by value (9 before 10), ISO times by instant, other text as it is.
 */
public final class RevisionText {
  private static final Pattern NUMBER = Pattern.compile("0*(\\d{1,30})(?:\\.(\\d+))?");
  private static final int DIGITS = 30;

  private RevisionText() {}

  public static String of(String revision, ZoneId zone) {
    Matcher number = NUMBER.matcher(revision);
    if (number.matches()) {
      String fraction = number.group(2) == null ? "" : "." + number.group(2);
      return padded(number.group(1)) + fraction;
    }
    Instant time = SourceTime.iso(revision, zone);
    return time == null ? revision : SourceTime.sortable(time);
  }

  private static String padded(String digits) {
    return "0".repeat(DIGITS - digits.length()) + digits;
  }
}
