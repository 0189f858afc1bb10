package org.relais.console.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.relais.console.account.Accounts;
import org.relais.console.account.FirstAccount;
import org.relais.console.account.PasswordRules;
import org.relais.console.security.CurrentAccount;
import org.relais.console.security.OpenIdDoor;
import org.relais.console.security.Paths;
import org.relais.visit.Labels;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The way in: log-in, and the first account of all. */
@Controller
final class LogInController {
  private static final String FIRST_ACCOUNT = "first-account";

  private final Accounts accounts;
  private final FirstAccount firstAccount;
  private final OpenIdDoor openId;

  LogInController(Accounts accounts, FirstAccount firstAccount, OpenIdDoor openId) {
    this.accounts = accounts;
    this.firstAccount = firstAccount;
    this.openId = openId;
  }

  @GetMapping(Paths.LOG_IN)
  String logIn(
      @RequestParam(name = "openid", defaultValue = "") String refused,
      HttpServletRequest request,
      Model model) {
    if (CurrentAccount.of(request).isPresent()) {
      return "redirect:/";
    }
    model.addAttribute("nobodyYet", firstAccount.word().isPresent());
    openId.label().ifPresent(label -> model.addAttribute("provider", label));
    openId.refusal(refused).ifPresent(why -> model.addAttribute("refusal", why));
    return "login";
  }

  /** What a log-out shows while the browser goes on to the provider, to end the session there. */
  @RequestMapping(Paths.OPENID_LEAVING)
  String leaving(HttpServletRequest request, Model model) {
    Optional<String> to = OpenIdDoor.leadsTo(request);
    if (to.isEmpty()) {
      return "redirect:" + Paths.LOG_IN;
    }
    model.addAttribute("to", to.get());
    return "leaving";
  }

  @GetMapping(Paths.FIRST_ACCOUNT)
  String firstAccount(@RequestParam(defaultValue = "") String word, Model model) {
    mustFit(word);
    model.addAttribute("word", word);
    model.addAttribute("name", "");
    return FIRST_ACCOUNT;
  }

  @PostMapping(Paths.FIRST_ACCOUNT)
  String makeFirstAccount(
      @RequestParam String word,
      @RequestParam("username") String username,
      @RequestParam String password,
      Model model) {
    mustFit(word);
    String name = username.strip().toLowerCase(Locale.ROOT);
    Optional<Labels> fault = fault(name, password);
    if (fault.isPresent()) {
      model.addAttribute("word", word);
      model.addAttribute("name", username);
      model.addAttribute("fault", fault.get());
      return FIRST_ACCOUNT;
    }
    accounts.addFirst(name, password);
    return "redirect:" + Paths.LOG_IN + "?made";
  }

  private static Optional<Labels> fault(String name, String password) {
    return Accounts.isName(name)
        ? PasswordRules.fault(name, password)
        : Optional.of(Accounts.NOT_A_NAME);
  }

  private void mustFit(String word) {
    if (!firstAccount.accepts(word)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
  }
}
