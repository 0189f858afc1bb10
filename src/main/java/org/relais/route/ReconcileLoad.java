package org.relais.route;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.indicator.Period;

/**
 * What one comparison is about.
 *
 * @param period the one to compare; null: those that the configuration says
 */
public record ReconcileLoad(String target, @Nullable Period period) {
  /**
   * @throws IllegalArgumentException where the text is not {@code target} or {@code target/period}:
   *     a route file sends something else to direct:reconcile
   */
  static ReconcileLoad parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 && !text.isBlank()) {
      return new ReconcileLoad(text, null);
    }
    Optional<Period> period =
        slash < 1 ? Optional.empty() : Period.parse(text.substring(slash + 1));
    return new ReconcileLoad(
        text.substring(0, Math.max(0, slash)),
        period.orElseThrow(
            () ->
                new IllegalArgumentException(
                    "direct:reconcile takes \"target\" or \"target/period\", not \""
                        + text
                        + "\"")));
  }

  /** As routes write it. */
  String text() {
    return period == null ? target : target + "/" + period.id();
  }
}
