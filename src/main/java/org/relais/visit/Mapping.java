package org.relais.visit;

import java.util.List;

/** What became of a record. */
public sealed interface Mapping {
  record Mapped(Visit visit, List<Reason> warnings) implements Mapping {}

  /** Every reason, not the first. */
  record Rejected(List<Reason> reasons) implements Mapping {}
}
