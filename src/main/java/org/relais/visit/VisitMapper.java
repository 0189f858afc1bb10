package org.relais.visit;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Maps the records of one source to visits. Pure: the same input gives the same visit. */
public final class VisitMapper {
  private final SourceMapping mapping;
  private final VisitModel model;
  private final OrgUnits orgUnits;

  public VisitMapper(SourceMapping mapping, VisitModel model, OrgUnits orgUnits) {
    this.mapping = mapping;
    this.model = model;
    this.orgUnits = orgUnits;
  }

  /** What becomes of a record; never an exception, whatever the record holds. */
  public Mapping map(MappingInput input) {
    throw new UnsupportedOperationException(input + " " + model + orgUnits);
  }

  /** Whether records of this form are mapped at all; those of others are not records. */
  public boolean knows(String form) {
    return mapping.forms().stream().anyMatch(f -> f.form().equals(form));
  }

  /**
   * What the mapping of this form version reads; paths that start with {@code patient.} are read
   * from the contact document.
   */
  public Set<RecordPath> paths(String form, @Nullable String formVersion) {
    throw new UnsupportedOperationException(form + formVersion);
  }
}
