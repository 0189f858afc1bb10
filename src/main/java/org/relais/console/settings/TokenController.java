package org.relais.console.settings;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.relais.console.account.Account;
import org.relais.console.account.Accounts;
import org.relais.console.account.ApiToken;
import org.relais.console.account.ApiTokens;
import org.relais.console.page.CsvPage;
import org.relais.console.page.ListQuery;
import org.relais.console.page.Listing;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The tokens of all accounts. */
@Controller
final class TokenController {
  private static final Listing<ApiToken> COLUMNS =
      new Listing<ApiToken>()
          .column("token", ApiToken::token)
          .column("account", ApiToken::account)
          .column("label", ApiToken::label)
          .column("created", ApiToken::created)
          .column("expires", ApiToken::expires)
          .column("last_used", ApiToken::lastUsed);

  private final ApiTokens tokens;
  private final Accounts accounts;

  TokenController(ApiTokens tokens, Accounts accounts) {
    this.tokens = tokens;
    this.accounts = accounts;
  }

  @GetMapping("/settings/tokens")
  String tokens(ListQuery query, Model model) {
    List<ApiToken> all = tokens.list(null);
    model.addAttribute("tokens", all);
    model.addAttribute("list", COLUMNS.show(all, query));
    model.addAttribute("accounts", accounts.list().stream().filter(a -> !a.disabled()).toList());
    return "settings-tokens";
  }

  @GetMapping("/settings/tokens.csv")
  void csv(ListQuery query, Locale locale, HttpServletResponse response) throws IOException {
    try (CsvPage csv = CsvPage.to(response, "relais-tokens", locale)) {
      COLUMNS.write(csv, tokens.list(null), query);
    }
  }

  @PostMapping("/settings/tokens")
  String make(
      @RequestParam String forAccount,
      @RequestParam String label,
      @RequestParam int days,
      Account account,
      RedirectAttributes after) {
    if (!TokenRules.fit(label, days) || accounts.find(forAccount).isEmpty()) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    String token = tokens.issue(forAccount, label.strip(), Duration.ofDays(days), account.name());
    after.addFlashAttribute("token", token);
    after.addFlashAttribute("subject", forAccount);
    return "redirect:/settings/tokens";
  }

  @PostMapping("/settings/tokens/{token}/revoke")
  String revoke(
      @PathVariable long token,
      @RequestParam(defaultValue = "") String reason,
      Account account,
      RedirectAttributes after) {
    if (reason.isBlank()) {
      after.addFlashAttribute("revokeFault", AccountDesk.NO_REASON);
      return "redirect:/settings/tokens";
    }
    if (!tokens.revoke(token, null, account.name(), reason.strip())) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    after.addFlashAttribute("revoked", true);
    return "redirect:/settings/tokens";
  }
}
