package org.relais.source.file;

/** Whether bytes are UTF-8, given piece by piece; characters may lie across two pieces. */
final class Utf8Check {
  private int missing;
  private boolean valid = true;

  void add(byte[] bytes, int length) {
    for (int i = 0; i < length && valid; i++) {
      int next = bytes[i] & 0xff;
      if (missing > 0) {
        valid = (next & 0xc0) == 0x80;
        missing--;
      } else if (next >= 0x80) {
        missing = following(next);
        valid = missing > 0;
      }
    }
  }

  private static int following(int lead) {
    if (lead >= 0xc2 && lead <= 0xdf) {
      return 1;
    }
    if (lead >= 0xe0 && lead <= 0xef) {
      return 2;
    }
    return lead >= 0xf0 && lead <= 0xf4 ? 3 : 0;
  }

  boolean valid() {
    // A character that is cut off at the end is one of a cut-off file, not of another encoding.
    return valid;
  }
}
