package org.relais.target.preflight;

import java.util.Comparator;
import java.util.List;
import org.relais.delivery.Cause.Owner;
import org.relais.visit.Labels;

/**
 * One thing that a look at a target found.
 *
 * @param code stable, such as {@code ORG_UNIT_NOT_ASSIGNED}
 * @param what what is wrong, in one sentence that tells how many where {@code items} are several
 * @param remedy what to do
 * @param owner who does it
 * @param items which of ours it concerns: codes of org units or data elements, options, periods;
 *     empty where {@code subject} says it all
 */
public record Finding(
    Severity severity,
    String code,
    Subject subject,
    Labels what,
    Labels remedy,
    Owner owner,
    List<String> items) {
  /** The worst first, equal ones together. */
  public static final Comparator<Finding> WORST_FIRST =
      Comparator.comparing(Finding::severity)
          .thenComparing(finding -> finding.subject().kind())
          .thenComparing(Finding::code)
          .thenComparing(finding -> finding.subject().name());

  public Finding {
    items = List.copyOf(items);
  }
}
