package org.relais.visit;

/** How the text or number of a source is read, where the field's type alone does not tell. */
public enum Conversion {
  /**
   * As the field's type says: ISO dates and times, plain numbers, the usual words for yes and no.
   */
  PLAIN,
  /** Milliseconds since 1970-01-01T00:00Z. */
  EPOCH_MILLIS,
  /** Seconds since 1970-01-01T00:00Z. */
  EPOCH_SECONDS,
  /** {@code 31/10/2026}. */
  DAY_MONTH_YEAR,
  /** {@code 12,5}. */
  DECIMAL_COMMA,
  /** A list in one text, separated by white space, as ODK and CHT write select-multiple answers. */
  WORDS
}
