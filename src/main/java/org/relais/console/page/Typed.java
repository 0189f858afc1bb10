package org.relais.console.page;

import java.util.Locale;
import org.relais.visit.Accents;

/** Text as people type it when they look for something: without case and accents. */
public final class Typed {
  private Typed() {}

  public static String plain(String text) {
    return Accents.without(text).toLowerCase(Locale.ROOT).strip();
  }
}
