package org.relais.ledger;

/** The order of revisions: by code point, as the database's collation "C" has it. */
final class Revisions {
  private Revisions() {}

  static boolean newer(String revision, String than) {
    int i = 0;
    while (i < revision.length() && i < than.length()) {
      int left = revision.codePointAt(i);
      int right = than.codePointAt(i);
      if (left != right) {
        return left > right;
      }
      i += Character.charCount(left);
    }
    return revision.length() > than.length();
  }
}
