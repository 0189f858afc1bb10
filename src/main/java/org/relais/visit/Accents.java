package org.relais.visit;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** The accents of letters, which people leave out when they type. */
public final class Accents {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private Accents() {}

  /** The text with its letters bare: {@code Ségou} is {@code Segou}. */
  public static String without(String text) {
    return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
  }
}
