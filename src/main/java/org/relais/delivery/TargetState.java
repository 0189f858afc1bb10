package org.relais.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with a target. It may be down and paused at once; while any of the three is there,
 * nothing is wrong with the items that are due.
 *
 * @param down null while it answers
 * @param pause null unless a person holds it
 * @param stop null unless the program holds it
 */
public record TargetState(
    String target, @Nullable Down down, @Nullable Pause pause, @Nullable Stop stop) {

  /**
   * It could not be asked.
   *
   * @param since the first of the tries that failed
   * @param failedTries in a row, one at least
   * @param nextTry by our own back-off
   * @param askAfter what the target itself asked for, or null
   */
  public record Down(
      Cause cause, Instant since, int failedTries, Instant nextTry, @Nullable Instant askAfter) {
    /** When it is tried next: the later of the two. */
    public Instant askedAgain() {
      return askAfter != null && askAfter.isAfter(nextTry) ? askAfter : nextTry;
    }
  }

  /** A person said that nothing shall be sent. */
  public record Pause(String who, Instant since, String reason) {}

  /** The server was restored or replaced: what it acknowledged may be gone. */
  public record Stop(Cause cause, Instant since) {}

  /** The state of a target of which nothing else is known. */
  public static TargetState up(String target) {
    return new TargetState(target, null, null, null);
  }

  /** Whether it answers and nobody holds it. */
  public boolean isUp() {
    return down == null && !isHeld();
  }

  /** Whether a person has to act before anything is sent. */
  public boolean isHeld() {
    return pause != null || stop != null;
  }
}
