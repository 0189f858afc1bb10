package org.relais.console.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/** The language that the reader chose, else the first of the browser's that there is. */
final class ReaderLanguage implements LocaleResolver {
  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, PreferencesController.LANGUAGE);
    if (cookie != null) {
      Locale chosen = Locale.forLanguageTag(cookie.getValue());
      if (Wording.LANGUAGES.contains(chosen)) {
        return chosen;
      }
    }
    return Collections.list(request.getLocales()).stream()
        .map(wished -> Locale.forLanguageTag(wished.getLanguage()))
        .filter(Wording.LANGUAGES::contains)
        .findFirst()
        .orElse(Locale.ENGLISH);
  }

  @Override
  public void setLocale(
      HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
    throw new UnsupportedOperationException("the reader chooses under preferences");
  }
}
