package org.relais.ledger;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

/** Since when first acknowledgements are watched. */
final class AcknowledgementsWatched {
  private final Store store;

  AcknowledgementsWatched(Store store) {
    this.store = store;
  }

  /** Empty where they are from the first record on. */
  Optional<Instant> since() {
    return store
        .sql()
        .queryForList("select since from acknowledgements_watched", Timestamp.class)
        .stream()
        .map(Timestamp::toInstant)
        .findFirst();
  }
}
