package org.relais.console.sources;

import java.util.Locale;
import java.util.Optional;
import org.relais.console.account.Account;
import org.relais.console.settings.SecretUse;
import org.relais.console.work.Words;
import org.relais.console.work.WorkReply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A source owner stores the secrets of a source, and removes them; no value is shown again. */
@Controller
final class SourceSecretController {
  private static final String PATH = "/sources/{name}/secrets";

  private final SourceSecrets secrets;
  private final ConnectDesk desk;
  private final SecretUse use;
  private final WorkReply reply;

  SourceSecretController(SourceSecrets secrets, ConnectDesk desk, SecretUse use, WorkReply reply) {
    this.secrets = secrets;
    this.desk = desk;
    this.use = use;
    this.reply = reply;
  }

  @PostMapping(PATH)
  String set(
      @PathVariable String name,
      @RequestParam String secret,
      @RequestParam String value,
      Account account,
      Locale locale,
      RedirectAttributes after) {
    Optional<Words> fault = secrets.set(name, secret, value, account);
    return fault.isPresent()
        ? reply.bad(fault.get(), back(name), after, locale)
        : reply.after(use.take(secret, account), back(name), after, locale);
  }

  @PostMapping(PATH + "/{secret}/remove")
  String remove(
      @PathVariable String name,
      @PathVariable String secret,
      @RequestParam(defaultValue = "") String reason,
      Account account,
      Locale locale,
      RedirectAttributes after) {
    if (reason.isBlank()) {
      return reply.bad(Words.of("settings.noReason"), back(name), after, locale);
    }
    Optional<Words> fault = secrets.remove(name, secret, reason.strip(), account);
    return fault.isPresent()
        ? reply.bad(fault.get(), back(name), after, locale)
        : reply.good(Words.of("secrets.removed", secret), back(name), after, locale);
  }

  private String back(String source) {
    return (desk.taken(source) ? "/sources/" : "/connect/") + source;
  }
}
