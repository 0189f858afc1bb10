package org.relais.visit;

/** The type of a dictionary field, and the Java class that holds its value in a {@link Visit}. */
public enum FieldType {
  /** {@link Boolean}; null is "not asked", which is never "no". */
  YES_NO,
  /** {@link String}: one of the field's codes. */
  CODE,
  /** {@link java.util.List} of {@link String}: several of the field's codes, sorted, no repeats. */
  CODES,
  /** {@link Long}. */
  INTEGER,
  /** {@link Double}. */
  DECIMAL,
  /** {@link java.time.LocalDate}, in the time zone of the source. */
  DATE,
  /** {@link java.time.Instant}. */
  TIME,
  /** {@link String}; a code such as {@code 0123} keeps its zero. */
  TEXT
}
