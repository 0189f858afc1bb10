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
  private static final double SURE = 0.95;

  public SiteProposal {
    candidates = List.copyOf(candidates);
  }

  /** Whether it is clear which one it is: by the same code, or by names that hardly differ. */
  public boolean isSure() {
    return !candidates.isEmpty() && isSure(basis.word(), candidates.get(0).score());
  }

  /** The same of a proposal that was written down. */
  public static boolean isSure(String basis, double score) {
    return basis.equals(Basis.CODE.word()) || (basis.equals(Basis.NAME.word()) && score >= SURE);
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
