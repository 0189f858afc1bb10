package org.relais.console.settings;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import org.relais.console.account.Account;
import org.relais.console.account.Accounts;
import org.relais.console.account.ApiToken;
import org.relais.console.account.ApiTokens;
import org.relais.console.page.CsvPage;
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
  private final ApiTokens tokens;
  private final Accounts accounts;

  TokenController(ApiTokens tokens, Accounts accounts) {
    this.tokens = tokens;
    this.accounts = accounts;
  }

  @GetMapping("/settings/tokens")
  String tokens(Model model) {
    model.addAttribute("tokens", tokens.list(null));
    model.addAttribute("accounts", accounts.list().stream().filter(a -> !a.disabled()).toList());
    return "settings-tokens";
  }

  @GetMapping("/settings/tokens.csv")
  void csv(Locale locale, HttpServletResponse response) throws IOException {
    try (CsvPage csv = CsvPage.to(response, "relais-tokens", locale)) {
      csv.row("token", "account", "label", "created", "expires", "last_used");
      for (ApiToken token : tokens.list(null)) {
        csv.row(
            token.token(),
            token.account(),
            token.label(),
            token.created(),
            token.expires(),
            token.lastUsed());
      }
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
  String revoke(@PathVariable long token, Account account, RedirectAttributes after) {
    if (!tokens.revoke(token, null, account.name())) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    after.addFlashAttribute("revoked", true);
    return "redirect:/settings/tokens";
  }
}
