package org.relais.console.settings;

import java.util.Locale;
import java.util.Optional;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.work.Words;
import org.relais.console.work.WorkReply;
import org.relais.visit.Labels;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The language of the console for whoever chose none, changed in the account's draft. */
@Controller
final class LanguageController {
  private static final String PATH = "/settings/language";

  private final SettingsForms forms;
  private final DraftedSettings drafted;
  private final Deployment deployment;
  private final WorkReply reply;

  LanguageController(
      SettingsForms forms, DraftedSettings drafted, Deployment deployment, WorkReply reply) {
    this.forms = forms;
    this.drafted = drafted;
    this.deployment = deployment;
    this.reply = reply;
  }

  @GetMapping(PATH)
  String language(Account account, Model model) {
    model.addAttribute("running", deployment.server().language());
    model.addAttribute("chosen", forms.language(account).orElse(""));
    model.addAttribute("changeable", drafted.text(account).isPresent());
    model.addAttribute("drafted", drafted.drafted(account));
    model.addAttribute("findings", drafted.findings(account));
    return "settings-language";
  }

  @PostMapping(PATH)
  String set(
      @RequestParam String language, Account account, Locale locale, RedirectAttributes after) {
    Optional<Labels> fault = forms.setLanguage(language.strip(), account);
    return fault.isPresent()
        ? reply.bad(Words.saying(fault.get()), PATH, after, locale)
        : reply.good(Words.of("alerts.saved"), PATH, after, locale);
  }
}
