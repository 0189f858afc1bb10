package org.relais.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.Cause;
import org.relais.visit.Labels;

/**
 * What has to be done about a cause, by its code: a text in a file, so that whoever writes for the
 * people at the desk need not change the program.
 */
public final class Remedies {
  private final Properties en = read("remedies.properties");
  private final Properties fr = read("remedies_fr.properties");

  /**
   * One or two sentences. A code that has none of its own takes the longest beginning that has one,
   * else what holds for all that {@code owner} mends.
   */
  public Labels of(String code, Cause.Owner owner) {
    for (int length = code.length(); length > 0; length--) {
      Labels remedy = find(code.substring(0, length));
      if (remedy != null && (length == code.length() || isBeginning(code, length))) {
        return remedy;
      }
    }
    Labels general = find("owner." + owner);
    if (general == null) {
      throw new IllegalStateException("no remedy for causes of " + owner);
    }
    return general;
  }

  /** A beginning ends before a number or at an underscore: V of V10, FHIR_ of FHIR_INVALID. */
  private static boolean isBeginning(String code, int length) {
    char next = code.charAt(length);
    return next == '_' || code.charAt(length - 1) == '_' || Character.isDigit(next);
  }

  private @Nullable Labels find(String key) {
    String inEnglish = en.getProperty(key);
    String inFrench = fr.getProperty(key);
    return inEnglish == null || inFrench == null ? null : new Labels(inEnglish, inFrench);
  }

  private static Properties read(String name) {
    Properties texts = new Properties();
    try (InputStream file = Remedies.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException(name + " is missing from the program");
      }
      texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return texts;
  }
}
