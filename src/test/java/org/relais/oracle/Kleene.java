package org.relais.oracle;

import org.jspecify.annotations.Nullable;

/** Yes, no and not known (null). */
final class Kleene {
  private Kleene() {}

  static @Nullable Boolean all(@Nullable Boolean... parts) {
    boolean known = true;
    for (Boolean part : parts) {
      if (part == null) {
        known = false;
      } else if (!part) {
        return false;
      }
    }
    return known ? true : null;
  }

  static @Nullable Boolean any(@Nullable Boolean... parts) {
    boolean known = true;
    for (Boolean part : parts) {
      if (part == null) {
        known = false;
      } else if (part) {
        return true;
      }
    }
    return known ? false : null;
  }

  static @Nullable Boolean not(@Nullable Boolean part) {
    return part == null ? null : !part;
  }
}
