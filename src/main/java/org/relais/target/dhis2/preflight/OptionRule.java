package org.relais.target.dhis2.preflight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.relais.delivery.Cause.Owner;
import org.relais.target.preflight.Finding;
import org.relais.target.preflight.Severity;
import org.relais.target.preflight.Subject;
import org.relais.visit.Labels;

/** Category options that figures of ours go under: ours to write, and in use when we deliver. */
final class OptionRule implements Rule {
  @Override
  public List<Finding> findings(Picture picture) {
    List<Finding> findings = new ArrayList<>();
    picture
        .found()
        .forEach(match -> match.elements().forEach(element -> add(element, match, findings)));
    return findings;
  }

  private static void add(ElementMatch element, DataSetMatch match, List<Finding> findings) {
    used(element, option -> !option.writable())
        .ifPresent(options -> findings.add(notWritable(element, options)));
    if (!match.periods().isEmpty()) {
      LocalDate first = match.periods().get(0).start();
      LocalDate last = match.periods().get(match.periods().size() - 1).end();
      used(element, option -> option.outside(first, last))
          .ifPresent(options -> findings.add(outOfDate(element, options)));
    }
  }

  /** The options under which figures of ours go and for which something holds, if any. */
  private static Optional<List<String>> used(
      ElementMatch element, Predicate<HeldCombo.Option> which) {
    List<String> options =
        element
            .places()
            .flatMap(
                place ->
                    place
                        .combo()
                        .options()
                        .filter(which)
                        .filter(option -> place.combo().isDefault() || fills(element, option)))
            .map(option -> option.code().isBlank() ? option.name() : option.code().strip())
            .distinct()
            .toList();
    return options.isEmpty() ? Optional.empty() : Optional.of(options);
  }

  private static boolean fills(ElementMatch element, HeldCombo.Option option) {
    return element.figures().stream()
        .anyMatch(figure -> figure.options().containsValue(option.code().strip()));
  }

  private static Finding notWritable(ElementMatch element, List<String> options) {
    return new Finding(
        Severity.REFUSED,
        "OPTION_NOT_OURS",
        Subject.element(element.ours().code()),
        new Labels(
            "Our account has no data write access to category options of "
                + element.ours().code()
                + ".",
            "Notre compte n'a pas le droit d'écrire des données pour des options de "
                + element.ours().code()
                + "."),
        new Labels(
            "In the sharing settings of these category options, give the account data access.",
            "Dans le partage de ces options de catégorie, donnez au compte l'accès aux données."),
        Owner.TARGET_ADMINISTRATOR,
        options);
  }

  private static Finding outOfDate(ElementMatch element, List<String> options) {
    return new Finding(
        Severity.REFUSED,
        "OPTION_OUT_OF_DATE",
        Subject.element(element.ours().code()),
        new Labels(
            "Category options of "
                + element.ours().code()
                + " have dates in DHIS2 that exclude what we deliver.",
            "Des options de "
                + element.ours().code()
                + " ont dans DHIS2 des dates qui excluent ce que nous livrons."),
        new Labels(
            "Correct the start and end date of these options in DHIS2.",
            "Corrigez les dates de début et de fin de ces options dans DHIS2."),
        Owner.TARGET_ADMINISTRATOR,
        options);
  }
}
