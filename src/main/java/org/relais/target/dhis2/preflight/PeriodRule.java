package org.relais.target.dhis2.preflight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.relais.delivery.Cause.Owner;
import org.relais.indicator.Period;
import org.relais.target.preflight.Finding;
import org.relais.target.preflight.Severity;
import org.relais.target.preflight.Subject;
import org.relais.visit.Labels;

/** Which of the periods that we deliver the server refuses today. */
final class PeriodRule implements Rule {
  /** Lets an account write after the expiry days. */
  private static final String EDIT_EXPIRED = "F_EDIT_EXPIRED";

  @Override
  public List<Finding> findings(Picture picture) {
    List<Finding> findings = new ArrayList<>();
    for (DataSetMatch match : picture.dataSets()) {
      HeldDataSet theirs = match.theirs();
      if (theirs != null
          && theirs.periodType().equals(DataSetRule.name(match.ours().periodType()))) {
        findings.addAll(findings(picture, match, theirs));
      }
    }
    return findings;
  }

  private static List<Finding> findings(Picture picture, DataSetMatch match, HeldDataSet theirs) {
    LocalDate today = picture.server().today();
    List<Finding> findings = new ArrayList<>();
    List<String> early = ids(match, period -> notYetOpen(period, theirs, today));
    if (!early.isEmpty() && !picture.account().superuser()) {
      findings.add(notYetOpen(match, early));
    }
    List<String> late = ids(match, period -> expired(period, theirs, today));
    if (theirs.expiryDays() > 0 && !picture.account().may(EDIT_EXPIRED)) {
      findings.add(late.isEmpty() ? willExpire(match, theirs) : expired(match, theirs, late));
    }
    List<String> closed = ids(match, period -> !takesInput(period, theirs, picture.server()));
    closed.removeAll(early);
    if (!closed.isEmpty()) {
      findings.add(noInput(match, closed));
    }
    return findings;
  }

  private static List<String> ids(DataSetMatch match, Predicate<Period> which) {
    return new ArrayList<>(match.periods().stream().filter(which).map(Period::id).toList());
  }

  /** With 0 a period opens when it has ended; with 1 the current one is open, and so on. */
  private static boolean notYetOpen(Period period, HeldDataSet theirs, LocalDate today) {
    Period latest = Period.of(period.type(), today).previous();
    for (int i = 0;
        i < theirs.openFuturePeriods() && latest.start().isBefore(period.start());
        i++) {
      latest = latest.next();
    }
    return period.start().isAfter(latest.start());
  }

  private static boolean expired(Period period, HeldDataSet theirs, LocalDate today) {
    return theirs.expiryDays() > 0
        && today.isAfter(period.end().plusDays((long) Math.floor(theirs.expiryDays())));
  }

  private static boolean takesInput(Period period, HeldDataSet theirs, HeldServer server) {
    return theirs.inputPeriods().isEmpty()
        || theirs.inputPeriods().stream()
            .filter(input -> input.period().equals(period.id()))
            .anyMatch(input -> input.openAt(server.time().toLocalDateTime()));
  }

  private static Finding notYetOpen(DataSetMatch match, List<String> periods) {
    return new Finding(
        Severity.NOTE,
        "PERIOD_NOT_YET_OPEN",
        Subject.dataSet(match.ours().code()),
        new Labels(
            "DHIS2 does not take the current period for " + match.identifier() + " before it ends.",
            "DHIS2 n'accepte pas la période en cours pour "
                + match.identifier()
                + " avant qu'elle ne finisse."),
        new Labels(
            "Its values wait. To see them during the period, have DHIS2 open 1" + " future period.",
            "Ses valeurs attendent. Pour les voir pendant la période, faites ouvrir"
                + " 1 période future dans DHIS2."),
        Owner.CLOCK,
        periods);
  }

  private static Finding expired(DataSetMatch match, HeldDataSet theirs, List<String> periods) {
    long days = (long) theirs.expiryDays();
    return new Finding(
        Severity.REFUSED,
        "PERIOD_EXPIRED",
        Subject.dataSet(match.ours().code()),
        new Labels(
            "DHIS2 closes the periods of "
                + match.identifier()
                + " "
                + days
                + " days after their end; closed today: "
                + periods.size()
                + " of those that we deliver.",
            "DHIS2 ferme les périodes de "
                + match.identifier()
                + " "
                + days
                + " jours après leur fin ; fermées aujourd'hui : "
                + periods.size()
                + " de celles que nous livrons."),
        new Labels(
            "Set deliver_from of the target to the first open period, or have them"
                + " opened in DHIS2 (lock exceptions, expiry days).",
            "Mettez deliver_from de la destination à la première période ouverte, ou"
                + " faites-les ouvrir dans DHIS2 (exceptions de verrouillage, jours"
                + " d'expiration)."),
        Owner.TARGET_ADMINISTRATOR,
        periods);
  }

  private static Finding willExpire(DataSetMatch match, HeldDataSet theirs) {
    long days = (long) theirs.expiryDays();
    return new Finding(
        Severity.NOTE,
        "PERIOD_EXPIRES",
        Subject.dataSet(match.ours().code()),
        new Labels(
            "DHIS2 closes the periods of "
                + match.identifier()
                + " "
                + days
                + " days after their end; visits that come later are refused.",
            "DHIS2 ferme les périodes de "
                + match.identifier()
                + " "
                + days
                + " jours après leur fin ; les visites qui arrivent plus tard sont"
                + " refusées."),
        new Labels(
            "Late values wait until the period is opened again.",
            "Les valeurs tardives attendent la réouverture de la période."),
        Owner.CLOCK,
        List.of());
  }

  private static Finding noInput(DataSetMatch match, List<String> periods) {
    return new Finding(
        Severity.REFUSED,
        "PERIOD_WITHOUT_INPUT",
        Subject.dataSet(match.ours().code()),
        new Labels(
            "Outside the data input periods of "
                + match.identifier()
                + ": "
                + periods.size()
                + " of the periods that we deliver.",
            "Hors des périodes de saisie de "
                + match.identifier()
                + " : "
                + periods.size()
                + " des périodes que nous livrons."),
        new Labels(
            "Add them to the data input periods of the data set in DHIS2, or"
                + " deliver from a later day.",
            "Ajoutez-les aux périodes de saisie de l'ensemble dans DHIS2, ou livrez"
                + " à partir d'un jour plus tardif."),
        Owner.TARGET_ADMINISTRATOR,
        periods);
  }
}
