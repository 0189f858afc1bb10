package org.relais.console.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.security.CurrentAccount;
import org.relais.console.view.FailedCount;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.WebUtils;

/** What the layout needs to know on every page. */
@ControllerAdvice(annotations = Controller.class)
final class PageContext {
  private final Deployment deployment;
  private final Clock clock;
  private final MessageSource words;
  private final FailedCount failed;

  PageContext(Deployment deployment, Clock clock, MessageSource words, FailedCount failed) {
    this.failed = failed;
    this.deployment = deployment;
    this.clock = clock;
    this.words = words;
  }

  @ModelAttribute("account")
  @Nullable Account account(HttpServletRequest request) {
    return CurrentAccount.of(request).orElse(null);
  }

  /**
   * For the menu; 0 where nobody is logged in, or nobody knows. A page that says that something
   * failed does not ask a ledger that may be what failed.
   */
  @ModelAttribute("failing")
  long failing(HttpServletRequest request) {
    if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) != null) {
      return 0;
    }
    return CurrentAccount.of(request)
        .map(account -> failed.of(account.scope()).orElse(0))
        .orElse(0L);
  }

  @ModelAttribute("f")
  Formats formats(Locale locale) {
    return new Formats(locale, deployment.zone(), clock, words);
  }

  @ModelAttribute("deployment")
  String deployment() {
    return deployment.name();
  }

  /** {@code light}, {@code dark}, or {@code auto}: as the reader's machine has it. */
  @ModelAttribute("theme")
  String theme(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, PreferencesController.THEME);
    String value = cookie == null ? "" : cookie.getValue();
    return PreferencesController.THEMES.contains(value) ? value : "auto";
  }

  /** Where the reader is, for links that come back to it. */
  @ModelAttribute("here")
  String here(HttpServletRequest request) {
    if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed) {
      return failed;
    }
    String query = request.getQueryString();
    String path = Objects.requireNonNullElse(request.getRequestURI(), "/");
    return query == null ? path : path + "?" + query;
  }
}
