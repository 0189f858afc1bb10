package org.relais.target.dhis2;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.relais.visit.Labels;

/** What causes are called for people, in both languages, with {@code {words}} to fill in. */
final class CauseTexts {
  private static final Properties EN = read("causes.properties");
  private static final Properties FR = read("causes_fr.properties");

  private CauseTexts() {}

  /**
   * @param words what stands in the text in braces, to what it becomes
   * @throws IllegalArgumentException where a language has no text for the cause
   */
  static Labels of(String cause, Map<String, String> words) {
    return new Labels(filled(EN, cause, words), filled(FR, cause, words));
  }

  static Set<String> causes(String language) {
    return ("fr".equals(language) ? FR : EN).stringPropertyNames();
  }

  private static String filled(Properties texts, String cause, Map<String, String> words) {
    String text = texts.getProperty(cause);
    if (text == null) {
      throw new IllegalArgumentException("no text for the cause " + cause);
    }
    for (Map.Entry<String, String> word : words.entrySet()) {
      text = text.replace("{" + word.getKey() + "}", word.getValue());
    }
    return text;
  }

  private static Properties read(String resource) {
    try (InputStream bytes = CauseTexts.class.getResourceAsStream(resource)) {
      if (bytes == null) {
        throw new IllegalStateException("missing from the program: " + resource);
      }
      Properties texts = new Properties();
      try (Reader reader = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
        texts.load(reader);
      }
      return texts;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
