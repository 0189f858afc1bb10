package org.relais.console.settings;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of what, as {@code relais.yaml} says it: each value as it is written there, with
 * {@code ${NAME}} for a secret; empty where the file leaves it out, and the usual one holds.
 *
 * @param language {@code en} or {@code fr}
 * @param mail null: no mail is sent
 * @param webhook null: none is called
 * @param serverDown such as {@code 15 minutes}
 * @param sourceSilent such as {@code 24 hours}
 * @param sources by name, how long single sources may be silent; empty where as long as others
 */
public record AlertForm(
    String language,
    @Nullable Mail mail,
    @Nullable Webhook webhook,
    String serverDown,
    String sourceSilent,
    Map<String, String> sources) {
  /** In place of a secret that stands in the file itself: written back, it stays as it is. */
  public static final String MASK = "*****";

  /** What a program left out is empty. */
  public AlertForm {
    language = text(language);
    serverDown = text(serverDown);
    sourceSilent = text(sourceSilent);
    Map<String, String> tidy = new TreeMap<>();
    Objects.requireNonNullElse(sources, Map.<String, String>of())
        .forEach((name, silence) -> tidy.put(name, text(silence)));
    sources = Collections.unmodifiableMap(tidy);
  }

  /**
   * @param security {@code starttls}, {@code tls} or {@code none}
   * @param password {@code ${NAME}}, {@code ${file:path}} or {@link #MASK}
   */
  public record Mail(
      String host,
      String port,
      String security,
      String username,
      String password,
      String from,
      List<String> to) {
    public Mail {
      host = text(host);
      port = text(port);
      security = text(security);
      username = text(username);
      password = reference(password);
      from = text(from);
      to =
          Objects.requireNonNullElse(to, List.<String>of()).stream()
              .map(AlertForm::text)
              .filter(each -> !each.isEmpty())
              .toList();
    }
  }

  /**
   * @param auth {@code none}, {@code basic}, {@code bearer} or {@code header}
   * @param name the user of {@code basic}, the name of {@code header}
   * @param secret {@code ${NAME}}, {@code ${file:path}} or {@link #MASK}
   */
  public record Webhook(String url, String auth, String name, String secret) {
    public Webhook {
      url = text(url);
      auth = text(auth);
      name = text(name);
      secret = reference(secret);
    }
  }

  /** On one line, without blanks around it. */
  private static String text(@Nullable String value) {
    return Objects.requireNonNullElse(value, "").replaceAll("\\p{Cntrl}+", " ").strip();
  }

  /** A name alone means the secret of that name. */
  private static String reference(@Nullable String value) {
    String text = text(value);
    return text.matches("[A-Z_][A-Z0-9_]*") ? "${" + text + "}" : text;
  }
}
