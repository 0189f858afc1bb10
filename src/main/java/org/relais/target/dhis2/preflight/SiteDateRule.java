package org.relais.target.dhis2.preflight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.relais.delivery.Cause.Owner;
import org.relais.indicator.Period;
import org.relais.target.dhis2.preflight.Site.HeldOrgUnit;
import org.relais.target.preflight.Finding;
import org.relais.target.preflight.Severity;
import org.relais.target.preflight.Subject;
import org.relais.visit.Labels;

/**
 * Sites that are closed, or not open yet, in periods that we deliver. 2.43 refuses their values
 * (E8031), 2.42 takes them in silence (recordings {@code dvs_ou_closed}, {@code
 * dvs_ou_before_open}).
 */
final class SiteDateRule implements Rule {
  @Override
  public List<Finding> findings(Picture picture) {
    Severity severity = picture.server().strict() ? Severity.REFUSED : Severity.WRONG;
    List<Finding> findings = new ArrayList<>();
    Set<String> told = new LinkedHashSet<>();
    for (DataSetMatch match : picture.dataSets()) {
      List<String> closed = new ArrayList<>();
      List<String> unopened = new ArrayList<>();
      for (Site site : match.sites()) {
        HeldOrgUnit unit = site.theirs();
        if (unit != null && !match.periods().isEmpty() && told.add(site.ours().code())) {
          List<Period> periods = match.periods();
          LocalDate close = unit.closed();
          if (close != null && close.isBefore(periods.get(periods.size() - 1).start())) {
            closed.add(site.ours().code() + " (" + close + ")");
          }
          LocalDate open = unit.opened();
          if (open != null && open.isAfter(periods.get(0).end())) {
            unopened.add(site.ours().code() + " (" + open + ")");
          }
        }
      }
      if (!closed.isEmpty()) {
        findings.add(closed(match, closed, severity));
      }
      if (!unopened.isEmpty()) {
        findings.add(unopened(match, unopened, severity));
      }
    }
    return findings;
  }

  private static Finding closed(DataSetMatch match, List<String> sites, Severity severity) {
    return new Finding(
        severity,
        "ORG_UNIT_CLOSED",
        Subject.orgUnits(match.ours().code()),
        new Labels(
            "Closed in DHIS2: "
                + sites.size()
                + " of our sites; figures after that day are "
                + (severity == Severity.WRONG ? "taken in silence." : "refused."),
            "Fermés dans DHIS2 : "
                + sites.size()
                + " de nos sites ; les valeurs après ce jour sont "
                + (severity == Severity.WRONG ? "acceptées sans rien dire." : "refusées.")),
        new Labels(
            "Correct the closing date in DHIS2, or match the site with the one that"
                + " took its place.",
            "Corrigez la date de fermeture dans DHIS2, ou rapprochez le site de"
                + " celui qui l'a remplacé."),
        Owner.TARGET_ADMINISTRATOR,
        sites);
  }

  private static Finding unopened(DataSetMatch match, List<String> sites, Severity severity) {
    String first = match.periods().get(0).id();
    return new Finding(
        severity,
        "ORG_UNIT_NOT_YET_OPEN",
        Subject.orgUnits(match.ours().code()),
        new Labels(
            "Open in DHIS2 only after "
                + first
                + ", the first period that we deliver: "
                + sites.size()
                + " of our sites.",
            "Ouverts dans DHIS2 seulement après "
                + first
                + ", la première période que nous livrons : "
                + sites.size()
                + " de nos sites."),
        new Labels(
            "Correct the opening date in DHIS2, or set deliver_from later.",
            "Corrigez la date d'ouverture dans DHIS2, ou retardez deliver_from."),
        Owner.TARGET_ADMINISTRATOR,
        sites);
  }
}
