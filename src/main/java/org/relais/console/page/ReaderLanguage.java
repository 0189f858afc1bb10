package org.relais.console.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.security.CurrentAccount;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * The language that the reader chose, with the account or else in this browser; else the first of
 * the browser's that there is; else the deployment's.
 */
final class ReaderLanguage implements LocaleResolver {
  private final Deployment deployment;

  ReaderLanguage(Deployment deployment) {
    this.deployment = deployment;
  }

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    return Stream.of(ofAccount(request), ofCookie(request), ofBrowser(request), usual())
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(Locale.ENGLISH);
  }

  private static Optional<Locale> ofAccount(HttpServletRequest request) {
    return CurrentAccount.of(request).map(Account::language).flatMap(ReaderLanguage::spoken);
  }

  private static Optional<Locale> ofCookie(HttpServletRequest request) {
    return Optional.ofNullable(WebUtils.getCookie(request, PreferencesController.LANGUAGE))
        .map(Cookie::getValue)
        .flatMap(ReaderLanguage::spoken);
  }

  /** A browser that says nothing gets the machine's language from the servlet: that is no wish. */
  private static Optional<Locale> ofBrowser(HttpServletRequest request) {
    if (request.getHeader("Accept-Language") == null) {
      return Optional.empty();
    }
    return Collections.list(request.getLocales()).stream()
        .map(Locale::getLanguage)
        .map(ReaderLanguage::spoken)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Locale> usual() {
    return spoken(Objects.requireNonNullElse(deployment.server().language(), ""));
  }

  private static Optional<Locale> spoken(String language) {
    return Optional.of(Locale.forLanguageTag(language)).filter(Wording.LANGUAGES::contains);
  }

  @Override
  public void setLocale(
      HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
    throw new UnsupportedOperationException("the reader chooses under preferences");
  }
}
