package org.relais.target.dhis2;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.Cause;
import org.relais.delivery.Cause.Owner;
import org.relais.http.HttpAnswer;
import org.relais.http.UnreachableException;
import org.relais.visit.Labels;

/**
 * What an answer says about the server as a whole. The status alone does not tell: a database that
 * is down answers 401, a missing login 302.
 */
final class Troubles {
  private final String url;
  private final Clock clock;

  Troubles(String url, Clock clock) {
    this.url = url;
    this.clock = clock;
  }

  Trouble unreachable(UnreachableException failure) {
    return new Trouble(
        cause(
            "UNREACHABLE",
            Owner.NETWORK,
            "did not answer. Check the network and the address.",
            "n'a pas répondu. Vérifiez le réseau et l'adresse."),
        null,
        failure.requestMayHaveArrived());
  }

  /** Trouble that the status shows whatever the body says. */
  Optional<Trouble> byStatus(HttpAnswer answer) {
    int status = answer.status();
    if (status >= 300 && status < 400) {
      return told(loginPage());
    }
    return switch (status) {
      case 401 -> told(unauthorized());
      case 403 -> told(forbidden());
      case 404, 405, 415 -> told(notThere(status));
      case 429 -> Optional.of(new Trouble(busy(), retryAfter(answer), false));
      case 502, 503, 504 -> Optional.of(new Trouble(down(status), retryAfter(answer), true));
      default -> Optional.empty();
    };
  }

  /** An answer with nothing in it that DHIS2 would say of this request. */
  Trouble notUnderstood(HttpAnswer answer) {
    int status = answer.status();
    if (status >= 500) {
      return new Trouble(down(status), retryAfter(answer), true);
    }
    if (status >= 400) {
      return new Trouble(refused(status), null, false);
    }
    return new Trouble(foreign(), null, true);
  }

  Trouble cutShort() {
    return new Trouble(
        cause(
            "ANSWER_CUT_SHORT",
            Owner.NETWORK,
            "answered, but the answer was cut short. What it stored is read back.",
            "a répondu, mais la réponse est tronquée. Ce qui est enregistré est relu."),
        null,
        true);
  }

  /** 2.42 where another import writes the same values, and either where the database gives up. */
  Trouble importFailed() {
    return new Trouble(
        cause(
            "IMPORT_FAILED",
            Owner.TARGET_ADMINISTRATOR,
            "could not finish the import. Relais software tries again; if it lasts, look at the"
                + " server's log.",
            "n'a pas pu terminer l'import. Le logiciel Relais réessaie ; si cela dure, regardez le"
                + " journal du serveur."),
        null,
        true);
  }

  /** 2.43 where another import opens the same period at the same moment. */
  Trouble everythingIgnored() {
    return new Trouble(
        cause(
            "EVERYTHING_IGNORED",
            Owner.NETWORK,
            "said that all went well and stored nothing; another import was under way. Relais"
                + " software tries again.",
            "a dit que tout allait bien et n'a rien enregistré ; un autre import était en cours."
                + " Le logiciel Relais réessaie."),
        null,
        true);
  }

  private Cause loginPage() {
    return cause(
        "LOGIN_PAGE",
        Owner.TARGET_ADMINISTRATOR,
        "sent us to a login page. Check the user or token, and that nothing stands between.",
        "nous renvoie à une page de connexion. Vérifiez l'utilisateur ou le jeton, et qu'aucun"
            + " intermédiaire ne répond.");
  }

  private Cause unauthorized() {
    return cause(
        "NOT_LOGGED_IN",
        Owner.TARGET_ADMINISTRATOR,
        "does not let us in (401). Its database may be down; else check the user or token.",
        "ne nous laisse pas entrer (401). Sa base de données est peut-être arrêtée ; sinon"
            + " vérifiez l'utilisateur ou le jeton.");
  }

  private Cause forbidden() {
    return cause(
        "NOT_ALLOWED",
        Owner.TARGET_ADMINISTRATOR,
        "lets us in and forbids this (403). The user needs the authority to add data values"
            + " (F_DATAVALUE_ADD).",
        "nous laisse entrer et interdit cela (403). L'utilisateur a besoin du droit d'ajouter des"
            + " valeurs (F_DATAVALUE_ADD).");
  }

  private Cause notThere(int status) {
    return cause(
        "WRONG_ADDRESS",
        Owner.TARGET_ADMINISTRATOR,
        "has no DHIS2 at this address (%d). Check the target's url.".formatted(status),
        "n'a pas de DHIS2 à cette adresse (%d). Vérifiez l'url de la cible.".formatted(status));
  }

  private Cause busy() {
    return cause(
        "BUSY",
        Owner.CLOCK,
        "asks us to wait (429). Relais software does.",
        "nous demande d'attendre (429). Le logiciel Relais attend.");
  }

  private Cause down(int status) {
    return cause(
        "SERVER_ERROR",
        Owner.TARGET_ADMINISTRATOR,
        "is in trouble (%d). Relais software tries again; if it lasts, look at the server's log."
            .formatted(status),
        "a un problème (%d). Le logiciel Relais réessaie ; si cela dure, regardez le journal du"
                .formatted(status)
            + " serveur.");
  }

  private Cause refused(int status) {
    return cause(
        "REQUEST_REFUSED",
        Owner.TARGET_ADMINISTRATOR,
        "refuses the request as a whole (%d). Check the token and the DHIS2 version."
            .formatted(status),
        "refuse la requête entière (%d). Vérifiez le jeton et la version de DHIS2."
            .formatted(status));
  }

  private Cause foreign() {
    return cause(
        "NOT_DHIS2",
        Owner.NETWORK,
        "gave an answer that is not DHIS2's, such as a web page. Check the address and the network"
            + " between.",
        "a donné une réponse qui n'est pas celle de DHIS2, comme une page web. Vérifiez l'adresse"
            + " et le réseau.");
  }

  private static Optional<Trouble> told(Cause cause) {
    return Optional.of(new Trouble(cause, null, false));
  }

  private Cause cause(String code, Owner owner, String en, String fr) {
    return new Cause(code, new Labels(url + " " + en, url + " " + fr), owner);
  }

  /** Seconds or an HTTP date (RFC 9110, 10.2.3); what cannot be read is as good as absent. */
  private @Nullable Duration retryAfter(HttpAnswer answer) {
    return answer.header("Retry-After").map(this::duration).orElse(null);
  }

  private @Nullable Duration duration(String text) {
    if (text.strip().matches("\\d{1,8}")) {
      return Duration.ofSeconds(Long.parseLong(text.strip()));
    }
    try {
      ZonedDateTime at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
      Duration wait = Duration.between(clock.instant(), at.toInstant());
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (DateTimeException unreadable) {
      return null;
    }
  }
}
