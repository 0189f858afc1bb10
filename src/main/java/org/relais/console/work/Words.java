package org.relais.console.work;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.relais.console.page.Formats;
import org.relais.indicator.Period;
import org.relais.visit.Labels;
import org.springframework.context.MessageSource;

/**
 * A sentence that is put into the reader's language when it is read, which may be another than that
 * of the person who caused it.
 *
 * @param key in the messages of the pages
 * @param arguments numbers, texts, {@link Labels}, periods or other words
 */
public record Words(String key, List<Object> arguments) {
  public Words {
    arguments = List.copyOf(arguments);
  }

  public static Words of(String key, Object... arguments) {
    return new Words(key, Arrays.asList(arguments));
  }

  /** A sentence that stands in both languages already, such as why a server gave nothing. */
  public static Words saying(Labels labels) {
    return of("work.says", labels);
  }

  public String in(MessageSource messages, Locale locale) {
    Object[] told = arguments.stream().map(each -> told(each, messages, locale)).toArray();
    return messages.getMessage(key, told, locale);
  }

  private static Object told(Object argument, MessageSource messages, Locale locale) {
    if (argument instanceof Labels labels) {
      return labels.in(locale.getLanguage());
    }
    if (argument instanceof Period period) {
      return Formats.period(period, locale, messages);
    }
    return argument instanceof Words words ? words.in(messages, locale) : argument;
  }
}
