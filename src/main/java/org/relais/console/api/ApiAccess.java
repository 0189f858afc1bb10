package org.relais.console.api;

import org.relais.console.account.Account;
import org.relais.console.account.Permission;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.server.ResponseStatusException;

/** What calls ask of their account and of what they were given. */
final class ApiAccess {
  private ApiAccess() {}

  /** Refuses an account that sees some sources only. */
  static void mustSeeAll(Account account) {
    if (!account.scope().all()) {
      throw new AccessDeniedException("only some sources are seen");
    }
  }

  static void must(Permission permission, Account account) {
    if (!account.may(permission)) {
      throw new AccessDeniedException("the account lacks " + permission);
    }
  }

  /** What must be given in words. */
  static String said(String name, String text) {
    if (text.isBlank()) {
      throw bad(name + " must not be blank: say it in a few words.");
    }
    return text.strip();
  }

  static ResponseStatusException bad(String what) {
    return new ResponseStatusException(HttpStatus.BAD_REQUEST, what);
  }

  static ResponseStatusException conflict(String what) {
    return new ResponseStatusException(HttpStatus.CONFLICT, what);
  }

  /** Not there, or not for this account: both are told alike. */
  static ResponseStatusException none() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
