package org.relais.standin;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who sends a request. */
final class Login {
  private static final String TOKEN = "ApiToken ";
  private static final String BASIC = "Basic ";

  private final List<ServerUser> users;
  private final Map<String, ServerUser> sessions = new ConcurrentHashMap<>();

  Login(List<ServerUser> users) {
    this.users = List.copyOf(users);
  }

  /** The user, or how the request is turned away. */
  sealed interface Outcome {
    record Known(ServerUser user, String session) implements Outcome {}

    record Refused(Answer answer) implements Outcome {}
  }

  Outcome of(Request request, String loginPage) {
    String given = request.authorization();
    Optional<ServerUser> bySession = session(request.cookie());
    if (given == null) {
      return bySession
          .<Outcome>map(user -> new Outcome.Known(user, ""))
          .orElseGet(
              () ->
                  new Outcome.Refused(
                      request.byScript() ? Answer.unauthorized() : Answer.redirect(loginPage)));
    }
    if (given.startsWith(TOKEN)) {
      String token = given.substring(TOKEN.length());
      return users.stream()
          .filter(user -> !user.token().isEmpty() && user.token().equals(token))
          .findFirst()
          .<Outcome>map(user -> new Outcome.Known(user, ""))
          .orElseGet(() -> new Outcome.Refused(Answer.badToken()));
    }
    return users.stream()
        .filter(user -> given.equals(basic(user)))
        .findFirst()
        .map(this::opened)
        .orElseGet(() -> new Outcome.Refused(Answer.unauthorized()));
  }

  private Outcome opened(ServerUser user) {
    String session = ServerObjects.uid("session", user.name());
    sessions.put(session, user);
    return new Outcome.Known(user, session);
  }

  private Optional<ServerUser> session(@org.jspecify.annotations.Nullable String cookie) {
    return cookie == null
        ? Optional.empty()
        : Optional.ofNullable(sessions.get(cookie.replaceFirst("JSESSIONID=", "")));
  }

  private static String basic(ServerUser user) {
    String pair = user.name() + ":" + user.password();
    return BASIC + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }
}
