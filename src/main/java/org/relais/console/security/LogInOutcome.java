package org.relais.console.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.relais.console.account.Accounts;
import org.relais.ledger.AuditTrail;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/** What follows on a log-in, by password or by a provider. */
final class LogInOutcome extends SavedRequestAwareAuthenticationSuccessHandler
    implements AuthenticationFailureHandler {
  /** Somebody at work goes to a meeting and comes back. */
  private static final Duration WITHOUT_USE = Duration.ofHours(4);

  private final LogInLimit limit;
  private final Accounts accounts;
  private final AuditTrail audit;

  LogInOutcome(LogInLimit limit, Accounts accounts, AuditTrail audit) {
    this.limit = limit;
    this.accounts = accounts;
    this.audit = audit;
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws ServletException, IOException {
    String account = CurrentAccount.atLogIn().orElseThrow(IllegalStateException::new).name();
    limit.wentWell(account, request.getRemoteAddr());
    accounts.loggedIn(account);
    request.getSession().setMaxInactiveInterval((int) WITHOUT_USE.toSeconds());
    boolean atProvider = authentication.getPrincipal() instanceof OpenIdUser;
    audit.add(account, "LOG_IN", account, atProvider ? "OpenID Connect" : null);
    super.onAuthenticationSuccess(request, response, authentication);
  }

  /** Says no more than that it failed: not whether there is such an account. */
  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    boolean unavailable = failure instanceof InternalAuthenticationServiceException;
    response.sendRedirect(Paths.LOG_IN + (unavailable ? "?unavailable" : "?failed"));
  }
}
