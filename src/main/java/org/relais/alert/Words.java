package org.relais.alert;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.relais.visit.Labels;

/** What alerts say, in both languages. */
final class Words {
  private static final String BUNDLE = "org.relais.alert.words";
  private static final ResourceBundle.Control CONTROL =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private Words() {}

  /** Both texts of a key with {@code {0}}… filled in; of a Labels its own language goes in. */
  static Labels of(String key, Object... arguments) {
    return new Labels(in("en", key, arguments), in("fr", key, arguments));
  }

  static String in(String language, String key, Object... arguments) {
    Locale locale = "fr".equals(language) ? Locale.FRENCH : Locale.ENGLISH;
    Object[] own = arguments.clone();
    for (int i = 0; i < own.length; i++) {
      own[i] = own[i] instanceof Labels labels ? labels.in(language) : own[i];
    }
    String pattern = ResourceBundle.getBundle(BUNDLE, locale, CONTROL).getString(key);
    return new MessageFormat(pattern, locale).format(own);
  }
}
