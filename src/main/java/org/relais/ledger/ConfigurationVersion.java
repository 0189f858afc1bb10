package org.relais.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry in the history of the configuration: somebody saved it, or it became the active one.
 * What it says never changes. A version that was saved first stands twice in the history once it is
 * made live, and so does one that somebody goes back to.
 *
 * @param number rises with time
 * @param version hash of the configuration's text
 * @param parent number of the active version that it was made from; null for the first
 * @param message why, in the author's words; empty where nobody asked for it
 * @param at when it was saved, or became the active one
 * @param madeOf of a live one the number of the version whose files were made live, or null
 * @param liveAs number of the newest live version that was made of this one, or null
 * @param judge who sent it back, or null
 * @param reason why it was sent back, or null
 */
public record ConfigurationVersion(
    long number,
    String version,
    @Nullable Long parent,
    String author,
    String message,
    Instant at,
    State state,
    @Nullable Long madeOf,
    @Nullable Long liveAs,
    @Nullable String judge,
    @Nullable String reason) {
  private static final int SHORT = 12;

  /** What was done with it. */
  public enum State {
    /** It became the active one. */
    LIVE,
    /** It is kept. */
    SAVED,
    /** Its author asks that it be made live. */
    SUBMITTED,
    /** Its author was told to change it. */
    SENT_BACK
  }

  /** Whether it, or what was made of it, ever was the active one. */
  public boolean everLive() {
    return state == State.LIVE || liveAs != null;
  }

  /** Whether it waits for somebody who makes it live. */
  public boolean waits() {
    return state == State.SUBMITTED && liveAs == null;
  }

  /** As much of the version as people read. */
  public String shortVersion() {
    return shortened(version);
  }

  /** As much of a version as people read. */
  public static String shortened(String version) {
    return version.substring(0, Math.min(SHORT, version.length()));
  }
}
