package org.relais.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A configuration that became the active one. The same version is published twice where somebody
 * goes back to it.
 *
 * @param number rises with time
 * @param version hash of the configuration's text
 * @param parent number of what was active before; null for the first
 * @param message why, in the author's words; empty where nobody asked for it
 */
public record Publication(
    long number,
    String version,
    @Nullable Long parent,
    String author,
    String message,
    Instant publishedAt) {
  private static final int SHORT = 12;

  /** As much of the version as people read. */
  public String shortVersion() {
    return shortened(version);
  }

  /** As much of a version as people read. */
  public static String shortened(String version) {
    return version.substring(0, Math.min(SHORT, version.length()));
  }
}
