package org.relais.console.settings;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.account.AccountLine;
import org.relais.console.account.AccountList;
import org.relais.console.account.PasswordLinks;
import org.relais.console.account.Role;
import org.relais.console.page.CsvPage;
import org.relais.console.page.Listing;
import org.relais.console.security.OpenIdDoor;
import org.relais.source.SourceDefinition;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The accounts: who has one, a new one, and changes of one. */
@Controller
final class UserController {
  private static final Listing<AccountLine> COLUMNS =
      new Listing<AccountLine>()
          .column("account", line -> line.account().name())
          .column("role", line -> line.account().role().word())
          .column("sources", line -> String.join(" ", line.account().sources()))
          .column("logs_in", line -> AccountDesk.word(line.way()))
          .column("disabled", line -> line.account().disabled())
          .column("created", AccountLine::created)
          .column("last_log_in", AccountLine::lastLogIn);

  private static final String BACK = "redirect:/settings";

  private final AccountList list;
  private final AccountDesk desk;
  private final Deployment deployment;
  private final OpenIdDoor openId;

  UserController(AccountList list, AccountDesk desk, Deployment deployment, OpenIdDoor openId) {
    this.openId = openId;
    this.list = list;
    this.desk = desk;
    this.deployment = deployment;
  }

  @GetMapping("/settings")
  String users(UserQuery query, Model model) {
    Listing.Shown<AccountLine> shown = COLUMNS.show(found(query), query.order());
    model.addAttribute("list", shown);
    model.addAttribute("query", query);
    model.addAttribute("roles", Role.values());
    model.addAttribute("sources", sources());
    model.addAttribute("openId", openId.isOpen());
    model.addAttribute("linkDays", PasswordLinks.GOOD_FOR.toDays());
    return "settings-users";
  }

  @GetMapping("/settings/users.csv")
  void csv(UserQuery query, Locale locale, HttpServletResponse response) throws IOException {
    try (CsvPage csv = CsvPage.to(response, "relais-users", locale)) {
      COLUMNS.write(csv, found(query), query.order());
    }
  }

  private List<AccountLine> found(UserQuery query) {
    return list.list(query.part(), query.asRole(), "", Integer.MAX_VALUE);
  }

  @PostMapping("/settings/users")
  String add(
      @RequestParam String username,
      @RequestParam(defaultValue = "") String role,
      @RequestParam(defaultValue = "") Set<String> source,
      @RequestParam(defaultValue = "") String connects,
      @RequestParam(defaultValue = "password") String way,
      Account account,
      RedirectAttributes after) {
    AccountDesk.Owned owned = new AccountDesk.Owned(source, connects);
    tell("added", desk.add(username, role, owned, way, account.name()), after);
    return BACK;
  }

  @PostMapping("/settings/users/{name}/openid")
  String letOpenId(@PathVariable String name, Account account, RedirectAttributes after) {
    return done("openid", desk.letOpenId(name, account.name()), after);
  }

  @PostMapping("/settings/users/{name}/role")
  String role(
      @PathVariable String name,
      @RequestParam(defaultValue = "") String role,
      @RequestParam(defaultValue = "") Set<String> source,
      @RequestParam(defaultValue = "") String connects,
      Account account,
      RedirectAttributes after) {
    AccountDesk.Owned owned = new AccountDesk.Owned(source, connects);
    return done("changed", desk.setRole(name, role, owned, account.name()), after);
  }

  @PostMapping("/settings/users/{name}/disable")
  String disable(
      @PathVariable String name,
      @RequestParam(defaultValue = "") String reason,
      Account account,
      RedirectAttributes after) {
    return done("disabled", desk.disable(name, account.name(), reason), after);
  }

  @PostMapping("/settings/users/{name}/enable")
  String enable(@PathVariable String name, Account account, RedirectAttributes after) {
    return done("enabled", desk.enable(name, account.name()), after);
  }

  @PostMapping("/settings/users/{name}/link")
  String link(@PathVariable String name, Account account, RedirectAttributes after) {
    return done("link", desk.link(name, account.name()), after);
  }

  private static String done(
      String act, Optional<AccountDesk.Outcome> outcome, RedirectAttributes after) {
    tell(act, outcome.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)), after);
    return BACK;
  }

  /** What became of it, on the page that follows and nowhere else: a link is seen once. */
  private static void tell(String act, AccountDesk.Outcome outcome, RedirectAttributes after) {
    after.addFlashAttribute("subject", outcome.name());
    if (outcome.fault() != null) {
      after.addFlashAttribute("fault", outcome.fault());
      return;
    }
    after.addFlashAttribute("act", act);
    after.addFlashAttribute("link", PasswordLinkAddress.of(outcome.word()));
  }

  private List<String> sources() {
    return deployment.sources().stream().map(SourceDefinition::name).toList();
  }
}
