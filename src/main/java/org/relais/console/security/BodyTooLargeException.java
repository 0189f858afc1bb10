package org.relais.console.security;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A body went on beyond what is taken. */
public final class BodyTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  private final long limit;

  /**
   * @param limit in bytes
   */
  BodyTooLargeException(long limit) {
    super("more than " + limit + " bytes");
    this.limit = limit;
  }

  /** What to do about it, for a program. */
  public static String words(long limit) {
    return "The body is larger than the "
        + limit / 1024 / 1024
        + " MB that are taken. Send less at once.";
  }

  /** In bytes. */
  public long limit() {
    return limit;
  }

  /** Whether this is why something else failed. */
  static boolean caused(Throwable fault) {
    return find(fault) != null;
  }

  /** The one that is behind a fault; null where none is. */
  public static @Nullable BodyTooLargeException find(Throwable fault) {
    for (@Nullable Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof BodyTooLargeException tooLarge) {
        return tooLarge;
      }
    }
    return null;
  }
}
