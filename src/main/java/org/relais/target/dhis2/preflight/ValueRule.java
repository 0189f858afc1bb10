package org.relais.target.dhis2.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.relais.delivery.Cause.Owner;
import org.relais.indicator.DataElement;
import org.relais.indicator.Measure;
import org.relais.target.preflight.Finding;
import org.relais.target.preflight.Severity;
import org.relais.target.preflight.Subject;
import org.relais.visit.FieldType;
import org.relais.visit.Labels;

/** Whether the server's data element takes numbers like ours, adds them up and keeps zeros. */
final class ValueRule implements Rule {
  private static final Set<String> WHOLE =
      Set.of("INTEGER", "INTEGER_ZERO_OR_POSITIVE", "INTEGER_POSITIVE");
  private static final Set<String> TEXTS = Set.of("TEXT", "LONG_TEXT");
  // What a month and a district show is the sum of the sites; over months it may be an average.
  private static final Set<String> ADDING =
      Set.of("SUM", "AVERAGE_SUM_ORG_UNIT", "LAST", "DEFAULT");

  @Override
  public List<Finding> findings(Picture picture) {
    List<Finding> findings = new ArrayList<>();
    picture
        .found()
        .flatMap(match -> match.elements().stream())
        .forEach(
            element ->
                element.places().forEach(place -> add(picture, element.ours(), place, findings)));
    return findings;
  }

  private static void add(
      Picture picture, DataElement ours, HeldElement theirs, List<Finding> findings) {
    if (TEXTS.contains(theirs.valueType())) {
      findings.add(valueType(ours, theirs, Severity.WRONG));
    } else if (!takes(ours, theirs.valueType())) {
      findings.add(valueType(ours, theirs, Severity.REFUSED));
    }
    if (!ADDING.contains(theirs.aggregationType())) {
      findings.add(aggregation(ours, theirs));
    }
    if ("TRACKER".equals(theirs.domain())) {
      findings.add(tracker(ours, theirs, picture.server().strict()));
    }
    if (ours.sendZero() && !theirs.zeroSignificant()) {
      findings.add(zero(ours, theirs, picture.server().strict()));
    }
  }

  private static boolean takes(DataElement ours, String valueType) {
    if (valueType.equals("NUMBER")) {
      return true;
    }
    boolean zero = ours.sendZero() && valueType.equals("INTEGER_POSITIVE");
    return WHOLE.contains(valueType) && !zero && !mayBeDecimal(ours);
  }

  private static boolean mayBeDecimal(DataElement ours) {
    return ours.measure() instanceof Measure.Sum sum && sum.field().type() == FieldType.DECIMAL;
  }

  private static Finding valueType(DataElement ours, HeldElement theirs, Severity severity) {
    boolean taken = severity == Severity.WRONG;
    return new Finding(
        severity,
        "VALUE_TYPE",
        Subject.element(ours.code()),
        new Labels(
            theirs.text()
                + " has the value type "
                + theirs.valueType()
                + (taken
                    ? ": DHIS2 takes our numbers as text and never adds them up."
                    : " and does not take the numbers of " + ours.code() + "."),
            theirs.text()
                + " a le type de valeur "
                + theirs.valueType()
                + (taken
                    ? " : DHIS2 prend nos nombres comme du texte et ne les additionne jamais."
                    : " et n'accepte pas les nombres de " + ours.code() + ".")),
        mayBeDecimal(ours)
            ? new Labels("Make it NUMBER in DHIS2.", "Mettez-le à NUMBER dans DHIS2.")
            : new Labels(
                "Make it INTEGER_ZERO_OR_POSITIVE in DHIS2, or bind another data element.",
                "Mettez-le à INTEGER_ZERO_OR_POSITIVE dans DHIS2, ou indiquez un autre élément."),
        Owner.TARGET_ADMINISTRATOR,
        List.of());
  }

  private static Finding aggregation(DataElement ours, HeldElement theirs) {
    return new Finding(
        Severity.WRONG,
        "AGGREGATION_TYPE",
        Subject.element(ours.code()),
        new Labels(
            theirs.text()
                + " is aggregated by "
                + theirs.aggregationType()
                + " in DHIS2: a district would not show the sum of its sites.",
            theirs.text()
                + " est agrégé par "
                + theirs.aggregationType()
                + " dans DHIS2 : un district ne montrerait pas la somme de ses sites."),
        new Labels("Make it SUM in DHIS2.", "Mettez-le à SUM dans DHIS2."),
        Owner.TARGET_ADMINISTRATOR,
        List.of());
  }

  /** Recording {@code dvs_tracker_de}: 2.42 takes it, 2.43 refuses it (E8003). */
  private static Finding tracker(DataElement ours, HeldElement theirs, boolean refused) {
    return new Finding(
        refused ? Severity.REFUSED : Severity.WRONG,
        "DOMAIN_TRACKER",
        Subject.element(ours.code()),
        new Labels(
            theirs.text() + " belongs to tracker programs in DHIS2; no report shows figures of it.",
            theirs.text()
                + " appartient aux programmes tracker de DHIS2 ; aucun rapport n'en montre"
                + " les valeurs."),
        new Labels(
            "Bind a data element of the domain AGGREGATE.",
            "Indiquez un élément de données du domaine AGGREGATE."),
        Owner.MAPPING,
        List.of());
  }

  /** Recording {@code dvs_zero_not_significant}: 2.42 drops or deletes it, 2.43 stores it. */
  private static Finding zero(DataElement ours, HeldElement theirs, boolean stored) {
    return new Finding(
        stored ? Severity.NOTE : Severity.WRONG,
        "ZERO_NOT_SIGNIFICANT",
        Subject.element(ours.code()),
        new Labels(
            ours.code()
                + " sends zeros, and "
                + theirs.text()
                + " does not keep them in DHIS2: a zero looks like a missing report.",
            ours.code()
                + " envoie des zéros, et "
                + theirs.text()
                + " ne les garde pas dans DHIS2 : un zéro y ressemble à un rapport manquant."),
        new Labels(
            "Tick \"store zero data values\" of it in DHIS2, or take send_zero away.",
            "Cochez « Stocker les valeurs zéro » dans DHIS2, ou retirez send_zero."),
        Owner.TARGET_ADMINISTRATOR,
        List.of());
  }
}
