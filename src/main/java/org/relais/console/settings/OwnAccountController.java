package org.relais.console.settings;

import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Optional;
import org.relais.console.account.Account;
import org.relais.console.account.ApiTokens;
import org.relais.console.account.OpenIdAccounts;
import org.relais.console.account.Permission;
import org.relais.console.security.Paths;
import org.relais.visit.Labels;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own account: what it may, its password, its tokens. */
@Controller
final class OwnAccountController {
  private static final String BACK = "redirect:/account";

  private final ApiTokens tokens;
  private final OwnPassword password;
  private final OpenIdAccounts openIds;

  OwnAccountController(ApiTokens tokens, OwnPassword password, OpenIdAccounts openIds) {
    this.openIds = openIds;
    this.tokens = tokens;
    this.password = password;
  }

  @GetMapping("/account")
  String account(Account account, Model model) {
    model.addAttribute("permissions", Permission.values());
    model.addAttribute("tokens", tokens.list(account.name()));
    model.addAttribute("viaOpenId", openIds.has(account.name()));
    model.addAttribute("hasPassword", password.has(account.name()));
    return "account";
  }

  @PostMapping("/account/password")
  String password(
      @RequestParam String present,
      @RequestParam String password,
      Account account,
      HttpSession session,
      RedirectAttributes after) {
    Optional<Labels> fault =
        this.password.change(account.name(), session.getId(), present, password);
    if (fault.isPresent()) {
      after.addFlashAttribute("fault", fault.get());
      return BACK;
    }
    return "redirect:" + Paths.LOG_IN + "?changed";
  }

  @PostMapping("/account/tokens")
  String make(
      @RequestParam String label,
      @RequestParam int days,
      Account account,
      RedirectAttributes after) {
    if (!TokenRules.fit(label, days)) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    after.addFlashAttribute(
        "token",
        tokens.issue(account.name(), label.strip(), Duration.ofDays(days), account.name()));
    return BACK;
  }

  @PostMapping("/account/tokens/{token}/revoke")
  String revoke(
      @PathVariable long token,
      @RequestParam(defaultValue = "") String reason,
      Account account,
      RedirectAttributes after) {
    if (reason.isBlank()) {
      after.addFlashAttribute("revokeFault", AccountDesk.NO_REASON);
      return BACK;
    }
    if (!tokens.revoke(token, account.name(), account.name(), reason.strip())) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    after.addFlashAttribute("revoked", true);
    return BACK;
  }
}
