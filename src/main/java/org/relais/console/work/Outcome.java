package org.relais.console.work;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How work ended. */
public sealed interface Outcome {
  /** What it did, or why it did not; for a person, without anything of a record. */
  Words said();

  /**
   * @param where path of the page that shows the result, or null
   * @param undo how to take it back, or null where it cannot be
   */
  record Done(Words said, @Nullable String where, @Nullable Undo undo) implements Outcome {}

  /** It came to nothing for a reason that was foreseen. */
  record Failed(Words said) implements Outcome {}

  /**
   * @param address to which a form is sent
   * @param until when it is taken; the server looks at its own clock
   */
  record Undo(String address, Instant until) {}

  static Outcome done(Words said) {
    return new Done(said, null, null);
  }

  static Outcome done(Words said, String where) {
    return new Done(said, where, null);
  }

  static Outcome failed(Words said) {
    return new Failed(said);
  }
}
