package org.relais.console.targets;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.target.preflight.Finding;
import org.relais.target.preflight.Preflight;
import org.relais.visit.Labels;

/**
 * What a look at a target's server found.
 *
 * @param server what answered, such as {@code DHIS2 2.42.4, relais}; null where none did
 * @param unavailable why it could not be asked; null where it could
 * @param findings the worst first
 */
public record CheckedTarget(
    Instant at, @Nullable String server, @Nullable Labels unavailable, List<Finding> findings) {
  public CheckedTarget {
    findings = List.copyOf(findings);
  }

  static CheckedTarget of(Instant at, Preflight preflight) {
    if (preflight instanceof Preflight.Checked checked) {
      return new CheckedTarget(at, checked.server(), null, checked.findings());
    }
    Preflight.Unavailable unavailable = (Preflight.Unavailable) preflight;
    return new CheckedTarget(at, null, unavailable.cause().message(), List.of());
  }
}
