package org.relais.console.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Accounts;
import org.relais.console.security.CurrentAccount;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Language and light or dark, kept in the reader's browser, the language also with the account:
 * links, so that no script is needed.
 */
@Controller
final class PreferencesController {
  static final String LANGUAGE = "relais_language";
  static final String THEME = "relais_theme";
  static final Set<String> THEMES = Set.of("light", "dark", "auto");

  private static final Duration KEPT = Duration.ofDays(365);

  private final Accounts accounts;

  PreferencesController(Accounts accounts) {
    this.accounts = accounts;
  }

  @GetMapping("/preferences")
  String set(
      @RequestParam(required = false) @Nullable String language,
      @RequestParam(required = false) @Nullable String theme,
      @RequestParam(defaultValue = "/") String back,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (language != null && Wording.LANGUAGES.contains(Locale.forLanguageTag(language))) {
      keep(LANGUAGE, language, request, response);
      CurrentAccount.of(request)
          .filter(account -> !language.equals(account.language()))
          .ifPresent(account -> accounts.speaks(account.name(), language));
    }
    if (theme != null && THEMES.contains(theme)) {
      keep(THEME, theme, request, response);
    }
    return "redirect:" + (isOurs(back) ? back : "/");
  }

  private static void keep(
      String name, String value, HttpServletRequest request, HttpServletResponse response) {
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(name, value)
            .path("/")
            .maxAge(KEPT)
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .build()
            .toString());
  }

  /** A path of this console: a link from elsewhere must not lead elsewhere. */
  private static boolean isOurs(String path) {
    return path.startsWith("/")
        && !path.startsWith("//")
        && path.chars().noneMatch(c -> c == '\\' || Character.isISOControl(c));
  }
}
