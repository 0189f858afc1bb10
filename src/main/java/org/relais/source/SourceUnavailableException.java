package org.relais.source;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The field system could not be asked; the message says what happened and what to do. */
public final class SourceUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Duration retryAfter;

  public SourceUnavailableException(String message, @Nullable Duration retryAfter) {
    super(message);
    this.retryAfter = retryAfter;
  }

  /** How long the server asked us to wait, or null. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
