package org.relais.source.rest;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an interface is asked for what changed since a time.
 *
 * @param parameter query parameter, such as {@code updated_since}
 * @param overlap how much before the newest time seen the next pull starts: a server stamps a
 *     record before it commits it
 * @param until query parameter of the end of a stretch of time, such as {@code updated_before};
 *     null where the interface has none
 */
public record Since(String parameter, Duration overlap, Format format, @Nullable String until) {
  /** How the time is written. */
  public enum Format {
    /** {@code 2026-11-22T10:00:00Z}. */
    ISO,
    /** {@code 2026-11-22T10:00:00}, in the source's time zone. */
    ISO_LOCAL,
    EPOCH_MILLIS,
    EPOCH_SECONDS
  }
}
