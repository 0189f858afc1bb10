package org.relais.delivery;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the server behind a target says that it is. */
public sealed interface Identity {
  /**
   * @param marks each of which another server would not have; a server keeps some of them over its
   *     life, not necessarily all
   * @param software for a person, such as {@code DHIS2 2.42}; null where it does not say
   */
  record Known(Set<String> marks, @Nullable String software) implements Identity {
    public Known {
      marks = Set.copyOf(marks);
    }

    public Known(Set<String> marks) {
      this(marks, null);
    }
  }

  /** It says nothing of the kind, as a folder does not. */
  record None() implements Identity {}

  /**
   * It could not be asked.
   *
   * @param retryAfter what it asked for, or null
   */
  record Unavailable(Cause cause, @Nullable Duration retryAfter) implements Identity {}
}
