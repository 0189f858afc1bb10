package org.relais.target.dhis2;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.Cause;
import org.relais.http.Failure;
import org.relais.http.HttpAnswer;
import org.relais.http.UnreachableException;
import org.relais.visit.Labels;

/**
 * What an answer says about the server as a whole. The status alone does not tell: a database that
 * is down answers 401, a missing login 302, and what stands before a server answers in its place.
 */
final class Troubles {
  private final String url;
  private final Clock clock;

  Troubles(String url, Clock clock) {
    this.url = url;
    this.clock = clock;
  }

  /** No answer came. */
  Trouble unreachable(UnreachableException unreachable) {
    Failure failure = unreachable.failure();
    TroubleKind kind = TroubleKind.of(failure);
    Labels why = new Labels(url + ": " + failure.en() + ".", url + " : " + failure.fr() + ".");
    return new Trouble(
        new Cause(kind.name(), why, kind.owner()),
        null,
        unreachable.requestMayHaveArrived(),
        false);
  }

  /** Trouble that the status shows, whatever else the body says. */
  Optional<Trouble> byStatus(HttpAnswer answer) {
    int status = answer.status();
    if (status >= 300 && status < 400) {
      return Optional.of(told(redirection(answer), answer));
    }
    return Optional.ofNullable(
            switch (status) {
              case 401 -> TroubleKind.NOT_LOGGED_IN;
              case 403 -> fromDhis2(answer) ? TroubleKind.NOT_ALLOWED : TroubleKind.BLOCKED;
              case 404 -> TroubleKind.WRONG_ADDRESS;
              case 405, 415 ->
                  fromDhis2(answer) ? TroubleKind.REQUEST_REFUSED : TroubleKind.WRONG_ADDRESS;
              case 429 -> TroubleKind.BUSY;
              case 502, 503, 504 -> TroubleKind.DOWN_BEHIND_PROXY;
              default -> null;
            })
        .map(kind -> told(kind, answer));
  }

  /** An answer with nothing in it that DHIS2 would say of this request. */
  Trouble notUnderstood(HttpAnswer answer) {
    int status = answer.status();
    if (status >= 500) {
      return told(TroubleKind.SERVER_ERROR, answer);
    }
    if (status >= 400) {
      return told(TroubleKind.REQUEST_REFUSED, answer);
    }
    String text = new String(answer.body(), StandardCharsets.UTF_8).stripLeading();
    boolean begunAsJson = text.startsWith("{") && Dhis2Session.json(answer).isEmpty();
    return told(begunAsJson ? TroubleKind.ANSWER_CUT_SHORT : TroubleKind.NOT_DHIS2, answer);
  }

  /** Trouble of a kind that no status tells. */
  Trouble told(TroubleKind kind) {
    return told(kind, 0, null);
  }

  private Trouble told(TroubleKind kind, HttpAnswer answer) {
    return told(kind, answer.status(), retryAfter(answer));
  }

  private Trouble told(TroubleKind kind, int status, @Nullable Duration retryAfter) {
    Labels what = CauseTexts.of(kind.name(), Map.of("status", String.valueOf(status)));
    Labels atServer = new Labels(url + " " + what.en(), url + " " + what.fr());
    return new Trouble(
        new Cause(kind.name(), atServer, kind.owner()),
        retryAfter,
        kind.uncertain(),
        kind.stumbled());
  }

  /** A login page has {@code login} in its address, on every version. */
  private static TroubleKind redirection(HttpAnswer answer) {
    boolean login = answer.header("Location").filter(to -> !to.contains("login")).isEmpty();
    return login ? TroubleKind.LOGIN_PAGE : TroubleKind.MOVED;
  }

  /** Whether DHIS2 itself speaks: it says the status in its body too, a proxy does not. */
  private static boolean fromDhis2(HttpAnswer answer) {
    return Dhis2Session.json(answer).map(body -> body.has("httpStatus")).orElse(false);
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
