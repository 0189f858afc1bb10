package org.relais.target.dhis2;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.relais.visit.OrgUnit;

/**
 * What one of our org units may be on a server; a person confirms it.
 *
 * @param parentName name of our org unit above, or null
 * @param candidates best first; one where the proposal is clear, several where a person has to
 *     choose, none where nothing is like it
 */
public record SiteProposal(
    OrgUnit unit, @Nullable String parentName, Basis basis, List<Candidate> candidates) {
  public SiteProposal {
    candidates = List.copyOf(candidates);
  }

  /** How a proposal was found. */
  public enum Basis {
    CODE,
    NAME,
    /** Several are about as much alike; none is proposed. */
    AMBIGUOUS,
    NONE;

    /** As the table writes it. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param score from 0 (nothing alike) to 1 (the same)
   */
  public record Candidate(ServerOrgUnit unit, double score) {}
}
