package org.relais.console.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.web.client.ResourceAccessException;

/** Leads back to the log-in, which says why in plain words. */
final class OpenIdFailure implements AuthenticationFailureHandler {
  private static final Logger LOG = LoggerFactory.getLogger(OpenIdFailure.class);

  /** Codes of RFC 6749 and Spring Security; nothing else that came with a request is logged. */
  private static final Pattern CODE = Pattern.compile("[a-z_]{1,60}");

  /** What whoever keeps Relais should hear of; the rest anybody can bring about. */
  private static final Set<LogInRefusal> FAULTS =
      EnumSet.of(LogInRefusal.UNAVAILABLE, LogInRefusal.SETUP, LogInRefusal.UNTRUSTED);

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    LogInRefusal why = why(failure);
    if (failure instanceof OAuth2AuthenticationException oauth && FAULTS.contains(why)) {
      String code = oauth.getError().getErrorCode();
      LOG.warn(
          "a log-in with OpenID Connect ended: {} ({})",
          why.word(),
          CODE.matcher(code).matches() ? code : "another code");
    }
    response.sendRedirect(Paths.LOG_IN + "?openid=" + why.word());
  }

  private static LogInRefusal why(AuthenticationException failure) {
    if (failure instanceof RefusedLogInException refused) {
      return refused.why();
    }
    if (isUnavailable(failure)) {
      return LogInRefusal.UNAVAILABLE;
    }
    return failure instanceof OAuth2AuthenticationException oauth
        ? ofCode(oauth.getError().getErrorCode())
        : LogInRefusal.UNTRUSTED;
  }

  private static boolean isUnavailable(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnavailableProviderException
          || cause instanceof ResourceAccessException
          || cause instanceof IOException) {
        return true;
      }
    }
    return false;
  }

  private static LogInRefusal ofCode(String code) {
    return switch (code) {
      case "access_denied", "login_required", "consent_required", "interaction_required" ->
          LogInRefusal.CANCELLED;
      case "authorization_request_not_found",
          "invalid_state_parameter",
          "invalid_nonce",
          "invalid_request",
          "invalid_grant" ->
          LogInRefusal.STALE;
      case "server_error", "temporarily_unavailable" -> LogInRefusal.UNAVAILABLE;
      case "invalid_client",
          "unauthorized_client",
          "invalid_scope",
          "unsupported_response_type",
          "invalid_token_response",
          "client_registration_not_found" ->
          LogInRefusal.SETUP;
      default -> LogInRefusal.UNTRUSTED;
    };
  }
}
