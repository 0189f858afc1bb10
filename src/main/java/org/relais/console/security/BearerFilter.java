package org.relais.console.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.relais.console.account.Account;
import org.relais.console.account.Accounts;
import org.relais.console.account.ApiTokens;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets programs in that show a token; one that is not valid is refused, whoever else asks. */
final class BearerFilter extends OncePerRequestFilter {
  private static final String BEARER = "Bearer ";

  private final ApiTokens tokens;
  private final Accounts accounts;
  private final AuthenticationEntryPoint refusal;

  BearerFilter(ApiTokens tokens, Accounts accounts, AuthenticationEntryPoint refusal) {
    this.tokens = tokens;
    this.accounts = accounts;
    this.refusal = refusal;
  }

  /** Whether a program asks, which no other site can make a browser do. */
  static boolean isShownBy(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header != null && header.startsWith(BEARER);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !isShownBy(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String token = request.getHeader(HttpHeaders.AUTHORIZATION).substring(BEARER.length()).strip();
    Optional<Account> account = tokens.account(token).flatMap(accounts::find);
    if (account.isEmpty()) {
      refusal.commence(request, response, new BadCredentialsException("no such token"));
      return;
    }
    LoggedIn caller = new LoggedIn(account.get(), "");
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(caller, null, caller.getAuthorities()));
    SecurityContextHolder.setContext(context);
    chain.doFilter(request, response);
  }
}
