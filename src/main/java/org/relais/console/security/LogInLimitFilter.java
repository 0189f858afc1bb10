package org.relais.console.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/** Stops those who guess passwords, the word of the first account, or codes of the provider. */
final class LogInLimitFilter extends OncePerRequestFilter {
  private final LogInLimit limit;

  LogInLimitFilter(LogInLimit limit) {
    this.limit = limit;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getServletPath();
    boolean guesses = path.equals(Paths.LOG_IN) || path.equals(Paths.FIRST_ACCOUNT);
    return !comesBack(request) && !(guesses && HttpMethod.POST.matches(request.getMethod()));
  }

  /** Each such request has us ask the provider. */
  private static boolean comesBack(HttpServletRequest request) {
    return request.getServletPath().equals(Paths.OPENID_BACK);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String account = Objects.requireNonNullElse(request.getParameter("username"), "");
    Duration wait =
        comesBack(request)
            ? limit.tryFrom(request.getRemoteAddr())
            : limit.tryOf(account, request.getRemoteAddr());
    if (wait.isZero()) {
      chain.doFilter(request, response);
    } else {
      response.sendRedirect(Paths.LOG_IN + "?wait=" + wait.toSeconds());
    }
  }
}
