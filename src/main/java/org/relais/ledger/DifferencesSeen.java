package org.relais.ledger;

import java.util.List;

/**
 * Differences that a person decides about.
 *
 * @param fingerprint of exactly these; a decision that carries it is about them or about nothing
 * @param count of all of them
 * @param first of them, as many as were asked for
 */
public record DifferencesSeen(
    ApprovalScope scope, String fingerprint, long count, List<Difference> first) {
  public DifferencesSeen {
    first = List.copyOf(first);
  }
}
