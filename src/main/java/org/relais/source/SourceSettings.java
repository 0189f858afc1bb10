package org.relais.source;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a kind of source needs to know; one record in each sub-package. */
public interface SourceSettings {
  /**
   * Whether a page may tell that a record was deleted or voided before another brings an older
   * revision of it. Then the ends of records that were never seen are remembered for a while.
   */
  default boolean endsMayComeFirst() {
    return true;
  }

  /** Whether this kind of source, so configured, can be read from a day on. */
  default boolean knowsDates() {
    return false;
  }

  /**
   * The cursor of a source that was read up to a time.
   *
   * @return empty where it can only be read from its beginning
   */
  default Optional<String> cursorFrom(Instant time) {
    return Optional.empty();
  }

  /**
   * Up to which of the server's times of change all was read.
   *
   * @param cursor where the source stands; null at its beginning
   * @return empty where the cursor does not tell
   */
  default Optional<Instant> readUpTo(@Nullable String cursor) {
    return Optional.empty();
  }

  /** Whether this kind of source, so configured, can be read from a day to another. */
  default boolean knowsRanges() {
    return false;
  }

  /**
   * The cursor of a source that reads a stretch of time again, and then goes on where it stands.
   *
   * @param until its end, which is no part of it
   * @param now where the source stands; null at its beginning
   * @return empty where it cannot be asked for a stretch of time
   */
  default Optional<String> cursorFor(Instant from, Instant until, @Nullable String now) {
    return Optional.empty();
  }
}
