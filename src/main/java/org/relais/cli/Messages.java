package org.relais.cli;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.relais.visit.Labels;

/** What the command line says, in the reader's language. */
final class Messages {
  private static final String BUNDLE = "org.relais.cli.messages";
  private static final List<String> LANGUAGE_VARIABLES =
      List.of("RELAIS_LANG", "LC_ALL", "LC_MESSAGES", "LANG");

  private final Locale locale;
  private final ResourceBundle bundle;

  private Messages(Locale locale) {
    this.locale = locale;
    this.bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** French where the first language variable that is set begins with {@code fr}, else English. */
  static Messages fromEnvironment(Map<String, String> environment) {
    for (String variable : LANGUAGE_VARIABLES) {
      String value = environment.get(variable);
      if (value != null && !value.isBlank()) {
        return in(value.toLowerCase(Locale.ROOT).startsWith("fr") ? "fr" : "en");
      }
    }
    return in("en");
  }

  static Messages in(String language) {
    return new Messages("fr".equals(language) ? Locale.FRENCH : Locale.ENGLISH);
  }

  ResourceBundle bundle() {
    return bundle;
  }

  String language() {
    return locale.getLanguage();
  }

  String label(Labels labels) {
    return labels.in(language());
  }

  /** The text of {@code key} with {@code {0}}… filled in; numbers as the language writes them. */
  String text(String key, @Nullable Object... arguments) {
    return new MessageFormat(bundle.getString(key), locale).format(arguments);
  }
}
