package org.relais.target.preflight;

import java.util.List;
import org.relais.delivery.Cause;

/** What became of a look at a target. */
public sealed interface Preflight {
  /**
   * @param server what answered, such as {@code DHIS2 2.42.4, as relais}
   * @param findings the worst first
   */
  record Checked(String server, List<Finding> findings) implements Preflight {
    public Checked {
      findings = findings.stream().sorted(Finding.WORST_FIRST).toList();
    }

    /** Whether a person has to act before the first push. */
    public boolean needsPerson() {
      return findings.stream().anyMatch(finding -> finding.severity().needsPerson());
    }
  }

  /** The target could not be asked. */
  record Unavailable(Cause cause) implements Preflight {}
}
