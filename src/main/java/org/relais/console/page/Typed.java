package org.relais.console.page;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text as people type it when they look for something: without case and accents. */
public final class Typed {
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

  private Typed() {}

  public static String plain(String text) {
    return ACCENTS
        .matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
        .replaceAll("")
        .toLowerCase(Locale.ROOT)
        .strip();
  }
}
