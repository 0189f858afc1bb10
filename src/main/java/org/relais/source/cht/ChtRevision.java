package org.relais.source.cht;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CouchDB's revision {@code N-hash} with N padded, so that the order of texts is the one by which
 * CouchDB picks a winner among revisions that are not deleted: the longer history, then the greater
 * hash. Where a conflict is resolved by deleting the longer branch, the winner that remains has a
 * smaller N than what was read before and does not replace it.
 */
final class ChtRevision {
  private static final Pattern REVISION = Pattern.compile("(\\d{1,10})-(.*)");

  private ChtRevision() {}

  static String text(String rev) {
    Matcher matcher = REVISION.matcher(rev);
    return matcher.matches()
        ? "0".repeat(10 - matcher.group(1).length()) + matcher.group(1) + "-" + matcher.group(2)
        : "0".repeat(10) + "-" + rev;
  }
}
