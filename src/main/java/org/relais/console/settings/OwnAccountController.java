package org.relais.console.settings;

import java.time.Duration;
import java.util.Optional;
import org.relais.console.account.Account;
import org.relais.console.account.Accounts;
import org.relais.console.account.ApiTokens;
import org.relais.console.account.OpenIdAccounts;
import org.relais.console.account.PasswordRules;
import org.relais.console.account.Permission;
import org.relais.console.security.Paths;
import org.relais.visit.Labels;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.password.PasswordEncoder;
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
  private static final Labels WRONG =
      new Labels(
          "The present password is not right. Nothing was changed.",
          "Le mot de passe actuel n'est pas le bon. Rien n'a été changé.");

  private final Accounts accounts;
  private final ApiTokens tokens;
  private final PasswordEncoder encoder;
  private final OpenIdAccounts openIds;

  OwnAccountController(
      Accounts accounts, ApiTokens tokens, PasswordEncoder encoder, OpenIdAccounts openIds) {
    this.accounts = accounts;
    this.openIds = openIds;
    this.tokens = tokens;
    this.encoder = encoder;
  }

  @GetMapping("/account")
  String account(Account account, Model model) {
    model.addAttribute("permissions", Permission.values());
    model.addAttribute("tokens", tokens.list(account.name()));
    model.addAttribute("viaOpenId", openIds.has(account.name()));
    model.addAttribute("hasPassword", accounts.passwordHash(account.name()).isPresent());
    return "account";
  }

  @PostMapping("/account/password")
  String password(
      @RequestParam String present,
      @RequestParam String password,
      Account account,
      RedirectAttributes after) {
    Optional<Labels> fault = fault(account.name(), present, password);
    if (fault.isPresent()) {
      after.addFlashAttribute("fault", fault.get());
      return BACK;
    }
    accounts.changePassword(account.name(), password, account.name());
    return "redirect:" + Paths.LOG_IN + "?changed";
  }

  private Optional<Labels> fault(String name, String present, String password) {
    boolean known =
        accounts.passwordHash(name).filter(hash -> encoder.matches(present, hash)).isPresent();
    return known ? PasswordRules.fault(name, password) : Optional.of(WRONG);
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
  String revoke(@PathVariable long token, Account account, RedirectAttributes after) {
    if (!tokens.revoke(token, account.name(), account.name())) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    after.addFlashAttribute("revoked", true);
    return BACK;
  }
}
