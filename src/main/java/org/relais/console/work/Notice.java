package org.relais.console.work;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * What a page says above its content after an act; {@code notice} in the templates.
 *
 * @param undo how to take the act back, or null
 */
public record Notice(String text, boolean bad, Outcome.@Nullable Undo undo) {
  public static final String NAME = "notice";

  public static Notice good(Words words, MessageSource messages, Locale locale) {
    return new Notice(words.in(messages, locale), false, null);
  }

  public static Notice bad(Words words, MessageSource messages, Locale locale) {
    return new Notice(words.in(messages, locale), true, null);
  }
}
