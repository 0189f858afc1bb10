package org.relais.target.dhis2.preflight;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.relais.delivery.Cause.Owner;
import org.relais.target.dhis2.preflight.Site.HeldOrgUnit;
import org.relais.target.preflight.Finding;
import org.relais.target.preflight.Severity;
import org.relais.target.preflight.Subject;
import org.relais.visit.Labels;

/** Sites: known to the server, assigned to the data set, in the account's hierarchy. */
final class SiteRule implements Rule {
  @Override
  public List<Finding> findings(Picture picture) {
    List<Finding> findings = new ArrayList<>();
    Set<String> told = new LinkedHashSet<>();
    for (DataSetMatch match : picture.dataSets()) {
      // Two data sets of the same sites lack the same org units: that is told once.
      List<String> unknown = codes(match, site -> site.theirs() == null);
      unknown.removeIf(code -> !told.add("unknown " + code));
      if (!unknown.isEmpty()) {
        findings.add(unknown(match, unknown));
      }
      List<String> outside = known(match, unit -> !within(unit, picture.account()));
      outside.removeIf(code -> !told.add("outside " + code));
      if (!outside.isEmpty()) {
        findings.add(outside(match, picture.account(), outside));
      }
      HeldDataSet theirs = match.theirs();
      List<String> unassigned =
          theirs == null ? List.of() : known(match, unit -> !unit.dataSets().contains(theirs.id()));
      if (!unassigned.isEmpty()) {
        findings.add(unassigned(match, unassigned));
      }
    }
    return findings;
  }

  private static boolean within(HeldOrgUnit unit, Account account) {
    return account.superuser() || unit.path().stream().anyMatch(account.orgUnits()::contains);
  }

  private static List<String> known(DataSetMatch match, Predicate<HeldOrgUnit> which) {
    return codes(
        match,
        site -> {
          HeldOrgUnit unit = site.theirs();
          return unit != null && which.test(unit);
        });
  }

  private static List<String> codes(DataSetMatch match, Predicate<Site> which) {
    return new ArrayList<>(
        match.sites().stream().filter(which).map(site -> site.ours().code()).toList());
  }

  private static Finding unknown(DataSetMatch match, List<String> sites) {
    return new Finding(
        Severity.REFUSED,
        "ORG_UNIT_UNKNOWN",
        Subject.orgUnits(match.ours().code()),
        new Labels(
            "DHIS2 does not know " + sites.size() + " of our sites.",
            "DHIS2 ne connaît pas " + sites.size() + " de nos sites."),
        new Labels(
            "Give the org units these codes in DHIS2, or match them in Mappings > Tables (or relais"
                + " org-units match).",
            "Donnez ces codes aux unités dans DHIS2, ou rapprochez-les dans Correspondances >"
                + " Tableaux (ou relais org-units match)."),
        Owner.MAPPING,
        sites);
  }

  private static Finding outside(DataSetMatch match, Account account, List<String> sites) {
    return new Finding(
        Severity.REFUSED,
        "ORG_UNIT_NOT_OURS",
        Subject.orgUnits(match.ours().code()),
        new Labels(
            "The account "
                + account.username()
                + " may not enter data for "
                + sites.size()
                + " of our sites.",
            "Le compte "
                + account.username()
                + " ne peut pas saisir pour "
                + sites.size()
                + " de nos sites."),
        new Labels(
            "Give the account the part of the hierarchy that holds them (data capture org units).",
            "Donnez au compte la partie de la hiérarchie qui les contient (unités de saisie)."),
        Owner.TARGET_ADMINISTRATOR,
        sites);
  }

  private static Finding unassigned(DataSetMatch match, List<String> sites) {
    return new Finding(
        Severity.REFUSED,
        "ORG_UNIT_NOT_ASSIGNED",
        Subject.orgUnits(match.ours().code()),
        new Labels(
            "The data set "
                + match.identifier()
                + " is not assigned to "
                + sites.size()
                + " of our sites in DHIS2.",
            "L'ensemble "
                + match.identifier()
                + " n'est pas affecté à "
                + sites.size()
                + " de nos sites dans DHIS2."),
        new Labels(
            "Assign it to them in DHIS2's Maintenance app.",
            "Affectez-le à ces sites dans l'application Maintenance de DHIS2."),
        Owner.TARGET_ADMINISTRATOR,
        sites);
  }
}
