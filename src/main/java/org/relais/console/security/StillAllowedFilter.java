package org.relais.console.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.relais.console.account.Account;
import org.relais.console.account.Accounts;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends what was logged in before the account was disabled, or changed otherwise. */
final class StillAllowedFilter extends OncePerRequestFilter {
  private final Accounts accounts;

  StillAllowedFilter(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Account> then = CurrentAccount.atLogIn();
    if (then.isPresent()) {
      Optional<Account> now =
          accounts.find(then.get().name()).filter(account -> account.continues(then.get()));
      if (now.isPresent()) {
        CurrentAccount.set(request, now.get());
      } else {
        new SecurityContextLogoutHandler()
            .logout(request, response, SecurityContextHolder.getContext().getAuthentication());
      }
    }
    chain.doFilter(request, response);
  }
}
