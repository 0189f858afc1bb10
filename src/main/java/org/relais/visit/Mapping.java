package org.relais.visit;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a record. */
public sealed interface Mapping {
  record Mapped(Visit visit, List<Reason> warnings) implements Mapping {
    public Mapped {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Every reason, not the first.
   *
   * @param site code of a known org unit, where the record names one
   * @param visitDate the day, where the record says it
   */
  record Rejected(List<Reason> reasons, @Nullable String site, @Nullable LocalDate visitDate)
      implements Mapping {
    public Rejected {
      reasons = List.copyOf(reasons);
    }

    /** A record that cannot even be read so far. */
    public Rejected(List<Reason> reasons) {
      this(reasons, null, null);
    }
  }

  /**
   * The mapping gives this kind of visit the code {@code ignore}, so that it is not one of ours.
   */
  record Ignored() implements Mapping {}
}
