package org.relais.target.dhis2;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.target.dhis2.SiteProposal.Basis;
import org.relais.target.dhis2.SiteProposal.Candidate;
import org.relais.visit.OrgUnit;
import org.relais.visit.OrgUnits;

/**
 * Proposes which org unit of a server is which of ours: the one with the same code, else the one
 * whose name, and that of the org unit above it, is most alike. Where two are about as much alike,
 * or two of ours like the same one, it leaves the choice to a person. Pure.
 */
public final class OrgUnitMatcher {
  private static final double ALIKE = 0.75;
  private static final double CLEARLY_AHEAD = 0.1;
  private static final double WEIGHT_OF_PARENT = 0.25;
  private static final int CHOICE = 5;
  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingDouble(Candidate::score)
          .reversed()
          .thenComparing(candidate -> candidate.unit().id());

  private final OrgUnits ours;
  private final Map<String, ServerOrgUnit> byCode = new HashMap<>();
  private final List<Named> theirs;

  public OrgUnitMatcher(OrgUnits ours, Collection<ServerOrgUnit> theirs) {
    this.ours = ours;
    theirs.stream()
        .filter(unit -> !unit.code().isBlank())
        .forEach(unit -> byCode.putIfAbsent(unit.code().strip(), unit));
    this.theirs =
        theirs.stream()
            .map(unit -> new Named(unit, FoldedName.of(unit.name()), folded(unit.parentName())))
            .toList();
  }

  /** A proposal for each of {@code wanted}, in their order. */
  public List<SiteProposal> propose(Collection<OrgUnit> wanted) {
    Set<ServerOrgUnit> taken =
        wanted.stream()
            .map(unit -> byCode.get(unit.code().strip()))
            .filter(unit -> unit != null)
            .collect(Collectors.toCollection(HashSet::new));
    List<SiteProposal> proposals = wanted.stream().map(unit -> propose(unit, taken)).toList();
    return withoutRivals(proposals);
  }

  private SiteProposal propose(OrgUnit unit, Set<ServerOrgUnit> taken) {
    String parentName = parentName(unit);
    ServerOrgUnit sameCode = byCode.get(unit.code().strip());
    if (sameCode != null) {
      return new SiteProposal(unit, parentName, Basis.CODE, List.of(new Candidate(sameCode, 1)));
    }
    FoldedName name = FoldedName.of(unit.name());
    FoldedName parent = folded(parentName);
    List<Candidate> alike =
        theirs.stream()
            .filter(candidate -> !taken.contains(candidate.unit()))
            .map(candidate -> new Candidate(candidate.unit(), candidate.score(name, parent)))
            .filter(candidate -> candidate.score() >= ALIKE)
            .sorted(BEST_FIRST)
            .limit(CHOICE)
            .toList();
    if (alike.isEmpty()) {
      return new SiteProposal(unit, parentName, Basis.NONE, List.of());
    }
    boolean clear =
        alike.size() == 1 || alike.get(0).score() - alike.get(1).score() >= CLEARLY_AHEAD;
    return clear
        ? new SiteProposal(unit, parentName, Basis.NAME, alike.subList(0, 1))
        : new SiteProposal(unit, parentName, Basis.AMBIGUOUS, alike);
  }

  /** Two of ours that like the same one cannot both be it. */
  private static List<SiteProposal> withoutRivals(List<SiteProposal> proposals) {
    Map<String, Long> wanted =
        proposals.stream()
            .filter(proposal -> proposal.candidates().size() == 1)
            .collect(
                Collectors.groupingBy(
                    proposal -> proposal.candidates().get(0).unit().id(), Collectors.counting()));
    List<SiteProposal> settled = new ArrayList<>();
    for (SiteProposal proposal : proposals) {
      boolean rival =
          proposal.basis() == Basis.NAME
              && wanted.getOrDefault(proposal.candidates().get(0).unit().id(), 0L) > 1;
      settled.add(
          rival
              ? new SiteProposal(
                  proposal.unit(), proposal.parentName(), Basis.AMBIGUOUS, proposal.candidates())
              : proposal);
    }
    return settled;
  }

  private @Nullable String parentName(OrgUnit unit) {
    String parent = unit.parent();
    return parent == null ? null : ours.find(parent).map(OrgUnit::name).orElse(null);
  }

  private static @Nullable FoldedName folded(@Nullable String name) {
    return name == null ? null : FoldedName.of(name);
  }

  private record Named(ServerOrgUnit unit, FoldedName name, @Nullable FoldedName parent) {
    /** An unknown parent neither helps nor harms. */
    double score(FoldedName otherName, @Nullable FoldedName otherParent) {
      double likeness = name.likeness(otherName);
      if (likeness < ALIKE / 2 || parent == null || otherParent == null) {
        return likeness;
      }
      return likeness * (1 - WEIGHT_OF_PARENT) + parent.likeness(otherParent) * WEIGHT_OF_PARENT;
    }
  }
}
