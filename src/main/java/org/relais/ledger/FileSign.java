package org.relais.ledger;

import org.jspecify.annotations.Nullable;
import org.relais.source.ContentHash;

/**
 * By which one knows whether a file of a draft still says what one saw of it.
 *
 * @param text letters and digits, the same for the same text
 */
public record FileSign(String text) {
  /** Of a file that is not there. */
  public static final FileSign NONE = new FileSign("none");

  /**
   * @param content all of the file; null where it is not there
   */
  public static FileSign of(@Nullable String content) {
    return content == null ? NONE : new FileSign(ContentHash.of(content));
  }
}
