package org.relais.target.dhis2.preflight;

import java.util.ArrayList;
import java.util.List;
import org.relais.delivery.Cause.Owner;
import org.relais.indicator.PeriodType;
import org.relais.target.preflight.Finding;
import org.relais.target.preflight.Severity;
import org.relais.target.preflight.Subject;
import org.relais.visit.Labels;

/** Data sets: there, ours to write, of the same period type, without attribute categories. */
final class DataSetRule implements Rule {
  @Override
  public List<Finding> findings(Picture picture) {
    List<Finding> findings = new ArrayList<>();
    for (DataSetMatch match : picture.dataSets()) {
      HeldDataSet theirs = match.theirs();
      if (theirs == null) {
        findings.add(unknown(match));
        continue;
      }
      if (!theirs.writable() && !picture.account().superuser()) {
        findings.add(notWritable(match, picture.account()));
      }
      if (!theirs.periodType().equals(name(match.ours().periodType()))) {
        findings.add(periodType(match, theirs));
      }
      if (!theirs.defaultAttributes()) {
        findings.add(attributes(match));
      }
      String workflow = theirs.workflow();
      if (workflow != null) {
        findings.add(workflow(match, workflow));
      }
    }
    return findings;
  }

  /** As DHIS2 writes it; its other weekly types start on other days than ours. */
  static String name(PeriodType type) {
    return switch (type) {
      case MONTHLY -> "Monthly";
      case WEEKLY -> "Weekly";
      case QUARTERLY -> "Quarterly";
    };
  }

  private static Finding unknown(DataSetMatch match) {
    return new Finding(
        Severity.REFUSED,
        "DATA_SET_UNKNOWN",
        Subject.dataSet(match.ours().code()),
        new Labels(
            "DHIS2 has no data set " + match.identifier() + ", or our account may not see it.",
            "DHIS2 n'a pas d'ensemble de données "
                + match.identifier()
                + ", ou notre compte ne le voit pas."),
        new Labels(
            "Create it there (relais metadata writes it), share it with the"
                + " account, or name it in data_sets of the target.",
            "Créez-le (relais metadata l'écrit), partagez-le avec le compte, ou"
                + " indiquez son nom sous data_sets de la destination."),
        Owner.TARGET_ADMINISTRATOR,
        List.of());
  }

  private static Finding notWritable(DataSetMatch match, Account account) {
    return new Finding(
        Severity.REFUSED,
        "DATA_SET_NOT_OURS",
        Subject.dataSet(match.ours().code()),
        new Labels(
            "The account "
                + account.username()
                + " has no data write access to the data set "
                + match.identifier()
                + ".",
            "Le compte "
                + account.username()
                + " n'a pas le droit d'écrire des données dans l'ensemble "
                + match.identifier()
                + "."),
        new Labels(
            "In its sharing settings, give the account data access: can capture and" + " view.",
            "Dans son partage, donnez au compte l'accès aux données : saisie et" + " lecture."),
        Owner.TARGET_ADMINISTRATOR,
        List.of());
  }

  private static Finding periodType(DataSetMatch match, HeldDataSet theirs) {
    String ours = name(match.ours().periodType());
    return new Finding(
        Severity.REFUSED,
        "PERIOD_TYPE",
        Subject.dataSet(match.ours().code()),
        new Labels(
            "The data set "
                + match.identifier()
                + " is "
                + theirs.periodType()
                + " in DHIS2 and "
                + ours
                + " here.",
            "L'ensemble "
                + match.identifier()
                + " est "
                + theirs.periodType()
                + " dans DHIS2 et "
                + ours
                + " ici."),
        new Labels(
            "Set period of the data set to DHIS2's, or name another data set in the" + " target.",
            "Mettez la période de l'ensemble à celle de DHIS2, ou indiquez un autre"
                + " ensemble dans la destination."),
        Owner.MAPPING,
        List.of());
  }

  private static Finding attributes(DataSetMatch match) {
    return new Finding(
        Severity.REFUSED,
        "ATTRIBUTE_OPTIONS_UNKNOWN",
        Subject.dataSet(match.ours().code()),
        new Labels(
            "The data set "
                + match.identifier()
                + " has attribute categories in DHIS2, such as the partner; our figures"
                + " have none.",
            "L'ensemble "
                + match.identifier()
                + " a des catégories d'attribut dans DHIS2, comme le partenaire ; nos"
                + " valeurs n'en ont pas."),
        new Labels(
            "Send to a data set without attribute categories.",
            "Envoyez vers un ensemble sans catégories d'attribut."),
        Owner.TARGET_ADMINISTRATOR,
        List.of());
  }

  private static Finding workflow(DataSetMatch match, String workflow) {
    return new Finding(
        Severity.NOTE,
        "APPROVAL_WORKFLOW",
        Subject.dataSet(match.ours().code()),
        new Labels(
            "The data set " + match.identifier() + " is approved in the workflow " + workflow + ".",
            "L'ensemble " + match.identifier() + " est approuvé dans le circuit " + workflow + "."),
        new Labels(
            "What changes in an approved period is refused until the approval is" + " withdrawn.",
            "Ce qui change dans une période approuvée est refusé jusqu'au retrait"
                + " de l'approbation."),
        Owner.CLOCK,
        List.of());
  }
}
