package org.relais.visit;

import java.util.List;

/** What became of a record. */
public sealed interface Mapping {
  record Mapped(Visit visit, List<Reason> warnings) implements Mapping {
    public Mapped {
      warnings = List.copyOf(warnings);
    }
  }

  /** Every reason, not the first. */
  record Rejected(List<Reason> reasons) implements Mapping {
    public Rejected {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * The mapping gives this kind of visit the code {@code ignore}, so that it is not one of ours.
   */
  record Ignored() implements Mapping {}
}
