package org.relais.console.security;

import jakarta.servlet.ServletRequest;
import java.util.Optional;
import org.relais.console.account.Account;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Whose request this is. */
public final class CurrentAccount {
  private static final String ATTRIBUTE = CurrentAccount.class.getName();

  private CurrentAccount() {}

  /** The account as it is now; none where nobody is logged in. */
  public static Optional<Account> of(ServletRequest request) {
    return Optional.ofNullable((Account) request.getAttribute(ATTRIBUTE));
  }

  static void set(ServletRequest request, Account account) {
    request.setAttribute(ATTRIBUTE, account);
  }

  /** The account as it was at the log-in. */
  static Optional<Account> atLogIn() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof AccountHolder holder
        ? Optional.of(holder.account())
        : Optional.empty();
  }
}
