package org.relais.console.settings;

import java.util.Optional;
import org.relais.console.account.PasswordLinks;
import org.relais.console.account.PasswordRules;
import org.relais.console.security.Paths;
import org.relais.visit.Labels;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a link leads with which somebody chooses a password. */
@Controller
final class NewPasswordController {
  private static final String PAGE = "new-password";

  private final PasswordLinks links;

  NewPasswordController(PasswordLinks links) {
    this.links = links;
  }

  @GetMapping(Paths.NEW_PASSWORD)
  String ask(@RequestParam(defaultValue = "") String word, Model model) {
    model.addAttribute("word", word);
    model.addAttribute("name", links.account(word).orElse(""));
    return PAGE;
  }

  @PostMapping(Paths.NEW_PASSWORD)
  String choose(@RequestParam String word, @RequestParam String password, Model model) {
    String name = links.account(word).orElse("");
    Optional<Labels> fault =
        name.isEmpty() ? Optional.empty() : PasswordRules.fault(name, password);
    if (fault.isEmpty() && links.choose(word, password)) {
      return "redirect:" + Paths.LOG_IN + "?changed";
    }
    model.addAttribute("word", word);
    model.addAttribute("name", name);
    fault.ifPresent(why -> model.addAttribute("fault", why));
    return PAGE;
  }
}
