package org.relais.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.relais.visit.Labels;

/**
 * How it stands with a source.
 *
 * @param cursor where its next page starts, in the source's own words; null at its beginning
 * @param pulled how many records ever came
 * @param pulledAt when it last gave a page, or null
 * @param newsAt when a page last said something new, or null
 * @param pause null unless a person holds it
 * @param fault why the last pull could not go on; null where it could
 */
public record SourceState(
    String source,
    @Nullable String cursor,
    long pulled,
    @Nullable Instant pulledAt,
    @Nullable Instant newsAt,
    @Nullable Pause pause,
    @Nullable Fault fault) {

  /** A person said that nothing shall be pulled. */
  public record Pause(String who, Instant since, String reason) {}

  /** What a pull met, as the source told it. */
  public record Fault(Labels message, Instant at) {}

  /** The state of a source of which nothing was ever written. */
  static SourceState unseen(String source) {
    return new SourceState(source, null, 0, null, null, null, null);
  }
}
