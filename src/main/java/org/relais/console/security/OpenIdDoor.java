package org.relais.console.security;

import jakarta.servlet.ServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.config.OpenIdSettings;
import org.relais.visit.Labels;

/**
 * Whether one logs in with OpenID Connect too.
 *
 * @param settings as they were at the start; null where one does not
 */
public record OpenIdDoor(@Nullable OpenIdSettings settings) {
  private static final String LEAVING = OpenIdDoor.class.getName();

  /** What stands on the button. */
  public Optional<Labels> label() {
    return Optional.ofNullable(settings).map(OpenIdSettings::label);
  }

  public boolean isOpen() {
    return settings != null;
  }

  /** What to say to somebody who came back without success; by the word in the address. */
  public Optional<LogInRefusal> refusal(String word) {
    return LogInRefusal.ofWord(word);
  }

  /** Where the log-out goes on, for the page that leads there. */
  public static Optional<String> leadsTo(ServletRequest request) {
    return Optional.ofNullable((String) request.getAttribute(LEAVING));
  }

  static void lead(ServletRequest request, String to) {
    request.setAttribute(LEAVING, to);
  }
}
