package org.relais.console.settings;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.relais.console.account.Account;
import org.relais.console.page.CsvPage;
import org.relais.console.page.ListQuery;
import org.relais.console.page.Listing;
import org.relais.console.work.Words;
import org.relais.console.work.WorkReply;
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
  private static final String PAGE = "/settings/secrets";

  private final SecretDesk desk;
  private final SecretUse use;
  private final MessageSource messages;
  private final WorkReply reply;

  SecretController(SecretDesk desk, SecretUse use, MessageSource messages, WorkReply reply) {
    this.desk = desk;
    this.use = use;
    this.messages = messages;
    this.reply = reply;
  }

  @GetMapping(PAGE)
  String secrets(ListQuery query, Locale locale, Model model) {
    List<SecretLine> all = desk.lines();
    model.addAttribute("secrets", all);
    model.addAttribute("list", columns(locale).show(all, query));
    model.addAttribute("example", "${NAME}");
    return "settings-secrets";
  }

  /** Names and where they come from, never a value. */
  @GetMapping("/settings/secrets.csv")
  void csv(ListQuery query, Locale locale, HttpServletResponse response) throws IOException {
    try (CsvPage csv = CsvPage.to(response, "relais-secrets", locale)) {
      columns(locale).write(csv, desk.lines(), query);
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

  @PostMapping(PAGE)
  String set(
      @RequestParam String secret,
      @RequestParam String value,
      Account account,
      Locale locale,
      RedirectAttributes after) {
    String name = secret.strip();
    Optional<Labels> fault = desk.set(name, value, account.name());
    return fault.isPresent()
        ? reply.bad(Words.saying(fault.get()), PAGE, after, locale)
        : reply.after(use.take(name, account), PAGE, after, locale);
  }

  @PostMapping("/settings/secrets/{name}/remove")
  String remove(
      @PathVariable String name,
      @RequestParam(defaultValue = "") String reason,
      Account account,
      Locale locale,
      RedirectAttributes after) {
    if (reason.isBlank()) {
      return reply.bad(Words.of("settings.noReason"), PAGE, after, locale);
    }
    Optional<Words> held = desk.held(name);
    if (held.isPresent()) {
      return reply.bad(held.get(), PAGE, after, locale);
    }
    if (!desk.remove(name, account.name(), reason.strip())) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return reply.good(Words.of("secrets.removed", name), PAGE, after, locale);
  }
}
