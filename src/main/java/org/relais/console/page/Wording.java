package org.relais.console.page;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The words of the pages: one bundle for each part of the console, in English and French. */
public final class Wording {
  static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.FRENCH);

  /** Names of the bundles in the folder of messages. */
  static final List<String> BUNDLES =
      List.of(
          "common",
          "overview",
          "errors",
          "figures",
          "sources",
          "audit",
          "work",
          "trial",
          "tables",
          "approval",
          "targets",
          "settings",
          "mappings");

  private static final String FOLDER = "org.relais.console.messages.";

  private Wording() {}

  /** Every text is a MessageFormat, so that an apostrophe is doubled in all of them. */
  static MessageSource messages() {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasenames(BUNDLES.stream().map(FOLDER::concat).toArray(String[]::new));
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    messages.setDefaultLocale(Locale.ENGLISH);
    messages.setAlwaysUseMessageFormat(true);
    return messages;
  }
}
