package org.relais.console.settings;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.relais.console.account.Account;
import org.relais.console.page.CsvPage;
import org.relais.console.page.ListQuery;
import org.relais.console.page.Listing;
import org.relais.ledger.SealedException;
import org.relais.ledger.Secrets;
import org.relais.visit.Labels;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The secrets of the configuration: names and where they come from, never a value. */
@Controller
final class SecretController {
  private static final String BACK = "redirect:/settings/secrets";
  private static final int LONGEST = 10_000;
  static final Labels NOT_A_NAME =
      new Labels(
          "A secret is named with letters without accents, digits and underscores, as in ${CHT_PASSWORD}, and not beginning with a digit or with RELAIS_.",
          "Un secret se nomme avec des lettres sans accent, des chiffres et des tirets bas, comme dans ${CHT_PASSWORD}, sans commencer par un chiffre ni par RELAIS_.");
  static final Labels NOTHING =
      new Labels(
          "No value was given, or one of more than 10,000 characters. Nothing was changed.",
          "Aucune valeur n'a été donnée, ou une de plus de 10 000 caractères. Rien n'a changé.");

  private final SecretList list;
  private final Secrets secrets;
  private final MessageSource messages;

  SecretController(SecretList list, Secrets secrets, MessageSource messages) {
    this.messages = messages;
    this.list = list;
    this.secrets = secrets;
  }

  @GetMapping("/settings/secrets")
  String secrets(ListQuery query, Locale locale, Model model) {
    List<SecretLine> all = list.lines();
    model.addAttribute("secrets", all);
    model.addAttribute("list", columns(locale).show(all, query));
    model.addAttribute("example", "${NAME}");
    return "settings-secrets";
  }

  /** Names and where they come from, never a value. */
  @GetMapping("/settings/secrets.csv")
  void csv(ListQuery query, Locale locale, HttpServletResponse response) throws IOException {
    try (CsvPage csv = CsvPage.to(response, "relais-secrets", locale)) {
      columns(locale).write(csv, list.lines(), query);
    }
  }

  private Listing<SecretLine> columns(Locale locale) {
    return new Listing<SecretLine>()
        .column("name", SecretLine::name)
        .column(
            "origin", line -> messages.getMessage("secrets.origin." + line.origin(), null, locale))
        .column("set_by", line -> line.stored() == null ? null : line.stored().setBy())
        .column("set_at", line -> line.stored() == null ? null : line.stored().setAt())
        .column("files", line -> String.join(" ", line.files()));
  }

  @PostMapping("/settings/secrets")
  String set(
      @RequestParam String secret,
      @RequestParam String value,
      Account account,
      RedirectAttributes after) {
    String name = secret.strip();
    if (!Secrets.isName(name)) {
      return refused(NOT_A_NAME, after);
    }
    if (value.isBlank() || value.length() > LONGEST) {
      return refused(NOTHING, after);
    }
    try {
      secrets.set(name, value, account.name());
    } catch (SealedException sealed) {
      return refused(sealed.labels(), after);
    }
    after.addFlashAttribute("set", name);
    return BACK;
  }

  @PostMapping("/settings/secrets/{name}/remove")
  String remove(@PathVariable String name, Account account, RedirectAttributes after) {
    if (!secrets.remove(name, account.name())) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    after.addFlashAttribute("removed", name);
    return BACK;
  }

  private static String refused(Labels fault, RedirectAttributes after) {
    after.addFlashAttribute("fault", fault);
    return BACK;
  }
}
