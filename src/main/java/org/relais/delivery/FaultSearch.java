package org.relais.delivery;

import java.util.Optional;

/**
 * Watches the narrowing of one parcel. A fault among good rows is found within some 2 log2(n)
 * requests of which every other one is taken; a server that refuses part after part without saying
 * why would cost two requests for every row.
 */
final class FaultSearch {
  /**
   * A parcel of 50,000 is halved 16 times; as many again for a site-month that is bad as a whole.
   */
  private static final int PATIENCE = 64;

  private int refusedInARow;

  /** The server failed at a part; true where the search is without hope. */
  boolean stumbled() {
    refusedInARow++;
    return refusedInARow > PATIENCE;
  }

  /** Why the search is without hope, or empty. */
  Optional<Cause> heard(Reply reply) {
    if (reply instanceof Reply.Rejected rejected && rejected.unnamed() != null) {
      refusedInARow++;
      return refusedInARow > PATIENCE ? Optional.of(rejected.unnamed()) : Optional.empty();
    }
    refusedInARow = 0;
    return Optional.empty();
  }
}
