package org.relais.target.dhis2.preflight;

import java.util.List;
import org.relais.delivery.Cause.Owner;
import org.relais.target.preflight.Finding;
import org.relais.target.preflight.Severity;
import org.relais.target.preflight.Subject;
import org.relais.visit.Labels;

/** What the account may do at all. */
final class AccountRule implements Rule {
  private static final String ADD = "F_DATAVALUE_ADD";

  @Override
  public List<Finding> findings(Picture picture) {
    Account account = picture.account();
    if (account.superuser()) {
      return List.of(superuser(picture));
    }
    return account.may(ADD) ? List.of() : List.of(authority(picture));
  }

  private static Finding authority(Picture picture) {
    String user = picture.account().username();
    return new Finding(
        Severity.REFUSED,
        "AUTHORITY_MISSING",
        Subject.target(picture.target()),
        new Labels(
            "The account " + user + " may not add data values (" + ADD + ").",
            "Le compte " + user + " n'a pas le droit d'ajouter des valeurs (" + ADD + ")."),
        new Labels(
            "Give one of its roles the authority " + ADD + ".",
            "Donnez à l'un de ses rôles le droit " + ADD + "."),
        Owner.TARGET_ADMINISTRATOR,
        List.of());
  }

  /** Recordings {@code dvs_expired_admin} and others: what a superuser may do, others may not. */
  private static Finding superuser(Picture picture) {
    String user = picture.account().username();
    return new Finding(
        Severity.NOTE,
        "SUPERUSER",
        Subject.target(picture.target()),
        new Labels(
            "The account "
                + user
                + " is a superuser: it may write to closed periods and org units"
                + " of others, so mistakes are not refused.",
            "Le compte "
                + user
                + " est un super-utilisateur : il peut écrire dans des périodes"
                + " fermées et pour d'autres unités, donc les erreurs ne sont pas refusées."),
        new Labels(
            "Use an account that may enter these data sets for these org units and nothing more.",
            "Utilisez un compte qui peut saisir ces ensembles pour ces unités, et rien de plus."),
        Owner.TARGET_ADMINISTRATOR,
        List.of());
  }
}
