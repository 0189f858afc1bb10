package org.relais.target.fhir;

import java.util.Locale;
import org.relais.delivery.Cause;
import org.relais.delivery.Cause.Owner;
import org.relais.http.UnreachableException;
import org.relais.visit.Labels;

/** What can go wrong at a FHIR server, in words for a person. */
final class Causes {
  private Causes() {}

  static Cause refused(String target, int status, Issue issue, Masking masking) {
    String type = issue.type().isEmpty() ? "http-" + status : issue.type();
    String said = masking.apply(issue.text());
    boolean content = status == 400 || status == 422;
    return new Cause(
        "FHIR_" + type.toUpperCase(Locale.ROOT).replace('-', '_'),
        new Labels(
            target
                + " refused the visit (HTTP "
                + status
                + ", "
                + type
                + "): "
                + said
                + (content
                    ? ". Correct the codings of the dictionary, or the rule of the server."
                    : ". Ask the server's administrator; several resources may have one"
                        + " identifier."),
            target
                + " a refusé la visite (HTTP "
                + status
                + ", "
                + type
                + ") : "
                + said
                + (content
                    ? ". Corrigez les codages du dictionnaire, ou la règle du serveur."
                    : ". Adressez-vous à l'administrateur du serveur ; plusieurs ressources ont"
                        + " peut-être le même identifiant.")),
        content ? Owner.MAPPING : Owner.TARGET_ADMINISTRATOR);
  }

  static Cause notFhir(String target, int status) {
    return new Cause(
        "FHIR_NOT_A_FHIR_SERVER",
        new Labels(
            target
                + " answered HTTP "
                + status
                + ", but not in FHIR. Check that its url is the base of a FHIR server and not a"
                + " login page.",
            target
                + " a répondu HTTP "
                + status
                + ", mais pas en FHIR. Vérifiez que son url est la base d'un serveur FHIR et non"
                + " une page de connexion."),
        Owner.TARGET_ADMINISTRATOR);
  }

  static Cause redirected(String target, int status) {
    return new Cause(
        "FHIR_REDIRECTED",
        new Labels(
            target
                + " sent us elsewhere (HTTP "
                + status
                + "). Write the address that it names, or check the credentials.",
            target
                + " nous a renvoyés ailleurs (HTTP "
                + status
                + "). Écrivez l'adresse qu'il indique, ou vérifiez les identifiants."),
        Owner.TARGET_ADMINISTRATOR);
  }

  static Cause notAllowed(String target, int status) {
    return new Cause(
        "FHIR_NOT_ALLOWED",
        new Labels(
            target
                + " did not let us in (HTTP "
                + status
                + "). Check its auth, and that the account may write.",
            target
                + " nous a refusé l'accès (HTTP "
                + status
                + "). Vérifiez auth, et que le compte a le droit d'écrire."),
        Owner.TARGET_ADMINISTRATOR);
  }

  static Cause notAnswering(String target, int status) {
    return new Cause(
        "FHIR_UNAVAILABLE",
        new Labels(
            target
                + " could not take visits (HTTP "
                + status
                + "). They stay due and are sent again; if it lasts, ask its administrator.",
            target
                + " n'a pas pu recevoir de visites (HTTP "
                + status
                + "). Elles restent à envoyer ; si cela dure, adressez-vous à son administrateur."),
        Owner.TARGET_ADMINISTRATOR);
  }

  static Cause failedAt(String target) {
    return new Cause(
        "SERVER_FAILS_AT_ITEM",
        new Labels(
            target + " fails at this visit (HTTP 500) and takes others.",
            target + " échoue sur cette visite (HTTP 500) et en prend d'autres."),
        Owner.TARGET_ADMINISTRATOR);
  }

  static Cause unreachable(String target, UnreachableException fault) {
    return new Cause(
        "FHIR_UNREACHABLE",
        new Labels(
            target + ": " + fault.failure().en() + ".",
            target + " : " + fault.failure().fr() + "."),
        Owner.NETWORK);
  }
}
