package org.relais.source;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.relais.visit.Labels;

/**
 * The field system could not be asked. The message says what happened, where, and what to do; it
 * holds no secret, no query and nothing of a record.
 */
public final class SourceUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Labels labels;
  private final transient @Nullable Duration retryAfter;

  public SourceUnavailableException(Labels message, @Nullable Duration retryAfter) {
    super(message.en());
    this.labels = message;
    this.retryAfter = retryAfter;
  }

  public SourceUnavailableException(Labels message) {
    this(message, null);
  }

  /** The message in both languages. */
  public Labels labels() {
    return labels;
  }

  /** How long the server asked us to wait, or null. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
