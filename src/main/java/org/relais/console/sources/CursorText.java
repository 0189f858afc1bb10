package org.relais.console.sources;

import org.jspecify.annotations.Nullable;

/** Where a source stands, in its own words, as far as a person may read them. */
public final class CursorText {
  private static final int MOST = 300;

  private CursorText() {}

  /** Without the parameters of links, which may be keys; shortened. */
  public static @Nullable String shown(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    String plain = cursor.replaceAll("\\?[^\"\\s]*", "?…");
    return plain.length() > MOST ? plain.substring(0, MOST) + "…" : plain;
  }
}
