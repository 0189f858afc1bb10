package org.relais.source;

import org.relais.visit.RecordPath;

/** Where a source tells which form a record was filled in with. */
public sealed interface FormName {
  /** Every record of the source is of this form. */
  record Constant(String form) implements FormName {}

  /** The record says it itself; one that says nothing is unreadable. */
  record At(RecordPath path) implements FormName {}
}
