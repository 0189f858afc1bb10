package org.relais.visit;

/** What a reader made of one value of a record. */
sealed interface Reading {
  NotAsked NOT_ASKED = new NotAsked();

  /**
   * @param value of the field's Java class
   */
  record Answered(Object value) implements Reading {}

  /** No answer: absent, null, an empty text. */
  record NotAsked() implements Reading {}

  /** The date is known to the month or the year only; {@code value} is the middle of it. */
  record Approximate(Object value) implements Reading {}

  /** The mapping says that a record with this answer is not ours. */
  record NotOurs() implements Reading {}

  /**
   * @param details for the message of {@link MappingFault#at}
   */
  record Faulty(MappingFault fault, Object... details) implements Reading {}

  static Reading faulty(MappingFault fault, Object... details) {
    return new Faulty(fault, details);
  }
}
