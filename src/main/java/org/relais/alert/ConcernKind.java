package org.relais.alert;

/** What people are told of. */
public enum ConcernKind {
  /** Values, visits or records that wait for a person, of one cause. */
  PARKED,
  /** A server that could not be asked for a while. */
  SERVER_DOWN,
  /** A server that was restored or replaced: nothing is sent before a person resets it. */
  SERVER_STOPPED,
  /** A source that had nothing new for long. */
  SOURCE_SILENT,
  /** The balance sheet does not balance. */
  UNBALANCED
}
