package org.relais.target.dhis2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.relais.target.dhis2.SiteProposal.Basis;
import org.relais.visit.OrgUnit;
import org.relais.visit.OrgUnits;

class OrgUnitMatcherTest {
  private static final OrgUnits OURS =
      new OrgUnits(
          List.of(
              new OrgUnit("KLB", "Koulikoro", "district", null),
              new OrgUnit("SEG", "Ségou", "district", null),
              site("S1", "Kéniéba-Coura", "KLB"),
              site("S2", "Sirakoro", "KLB"),
              site("S3", "Dougouba", "KLB"),
              site("S4", "Zorokoro", "KLB")));

  @ParameterizedTest
  @CsvSource({
    "Kéniéba-Coura, KENIEBA KOURA, 1",
    "Ouassoulou, Wassulu, 1",
    "CSCom de Sanankoroba, Sanankoroba, 1",
    "ASC Farakala, Pharakalla, 1",
    "Douguba, Dougouba, 1",
    "Niamina Centre, NIAMINA, 1",
    "Quinzambougou, Kinzanbougou, 0.9",
    "Site 07, site 7, 1"
  })
  void spellingsOfOnePlaceAreAlike(String one, String other, double least) {
    assertThat(FoldedName.of(one).likeness(FoldedName.of(other))).isGreaterThanOrEqualTo(least);
  }

  @ParameterizedTest
  @CsvSource({"Site 1, Site 2", "Kati, Koulikoro", "Sirakoro, Zorokoro Marka", "Bla, Barouéli"})
  void namesOfDifferentPlacesAreNot(String one, String other) {
    assertThat(FoldedName.of(one).likeness(FoldedName.of(other))).isLessThan(0.75);
  }

  @Test
  void theCodeGoesBeforeTheName() {
    SiteProposal proposal =
        propose("S2", unit("u1", "S2", "Another name", "X"), unit("u2", "", "Sirakoro", "X"));

    assertThat(proposal.basis()).isEqualTo(Basis.CODE);
    assertThat(proposal.candidates().get(0).unit().id()).isEqualTo("u1");
  }

  @Test
  void aNameIsProposedWithItsScore() {
    SiteProposal proposal =
        propose(
            "S1",
            unit("u1", "", "Kenieba Koura", "District de Koulikoro"),
            unit("u2", "", "Kita", "District de Koulikoro"));

    assertThat(proposal.basis()).isEqualTo(Basis.NAME);
    assertThat(proposal.candidates().get(0).unit().id()).isEqualTo("u1");
    assertThat(proposal.candidates().get(0).score()).isCloseTo(1, within(0.001));
  }

  @Test
  void ofTwoOfOneNameTheOneUnderTheSameParentIsProposed() {
    SiteProposal proposal =
        propose("S2", unit("u1", "", "Sirakoro", "Segou"), unit("u2", "", "Sirakoro", "Koulikoro"));

    assertThat(proposal.basis()).isEqualTo(Basis.NAME);
    assertThat(proposal.candidates().get(0).unit().id()).isEqualTo("u2");
  }

  @Test
  void whereTwoAreAlikeAPersonChooses() {
    SiteProposal proposal =
        propose(
            "S2", unit("u1", "", "Sirakoro", "Koulikoro"), unit("u2", "", "Sirakorro", "Kulikoro"));

    assertThat(proposal.basis()).isEqualTo(Basis.AMBIGUOUS);
    assertThat(proposal.candidates()).hasSize(2);
  }

  @Test
  void whereTwoOfOursLikeTheSameOneAPersonChooses() {
    List<OrgUnit> both = List.of(site("A", "Dougouba", "KLB"), site("B", "Duguba", "KLB"));

    List<SiteProposal> proposals =
        new OrgUnitMatcher(OURS, List.of(unit("u1", "", "Dougouba", "Koulikoro"))).propose(both);

    assertThat(proposals).extracting(SiteProposal::basis).containsOnly(Basis.AMBIGUOUS);
  }

  @Test
  void whereNothingIsAlikeNothingIsProposed() {
    assertThat(propose("S4", unit("u1", "", "Bamako", "Bamako")).basis()).isEqualTo(Basis.NONE);
  }

  @Test
  void theTableIsConfirmedForEqualCodesOnly() {
    StringWriter table = new StringWriter();

    SiteProposals.write(
        List.of(
            propose("S2", unit("u1", "S2", "Sirakoro", "Koulikoro")),
            propose("S1", unit("u2", "", "Kénieba Coura", "Koulikoro")),
            propose("S3", unit("u3", "", "Duguba", "Koulikoro"), unit("u4", "", "Duguba", "KKR")),
            propose("S4")),
        table);

    assertThat(table.toString().lines())
        .containsExactly(
            "code,uid,confirmed,name,parent,server_name,server_parent,score,basis,candidates",
            "S2,u1,yes,Sirakoro,Koulikoro,Sirakoro,Koulikoro,1.00,code,",
            "S1,u2,,Kéniéba-Coura,Koulikoro,Kénieba Coura,Koulikoro,1.00,name,",
            "S3,u3,,Dougouba,Koulikoro,Duguba,Koulikoro,1.00,name,",
            "S4,,,Zorokoro,Koulikoro,,,,none,");
  }

  private static SiteProposal propose(String code, ServerOrgUnit... theirs) {
    return new OrgUnitMatcher(OURS, List.of(theirs))
        .propose(List.of(OURS.find(code).orElseThrow()))
        .get(0);
  }

  private static OrgUnit site(String code, String name, String parent) {
    return new OrgUnit(code, name, "site", parent);
  }

  private static ServerOrgUnit unit(String id, String code, String name, String parent) {
    return new ServerOrgUnit(id, code, name, parent);
  }
}
