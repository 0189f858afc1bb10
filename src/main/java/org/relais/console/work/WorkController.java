package org.relais.console.work;

import java.util.Locale;
import org.relais.console.account.Account;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The pages of work in the background. */
@Controller
final class WorkController {
  private final Workshop workshop;
  private final MessageSource messages;

  WorkController(Workshop workshop, MessageSource messages) {
    this.workshop = workshop;
    this.messages = messages;
  }

  @GetMapping("/work")
  String list(Account account, Locale locale, Model model) {
    model.addAttribute(
        "lines",
        workshop.of(account).stream().map(work -> WorkLine.of(work, messages, locale)).toList());
    return "works";
  }

  @GetMapping("/work/{id}")
  String work(@PathVariable String id, Account account, Locale locale, Model model) {
    show(id, account, locale, model);
    return "work";
  }

  /** The part of the page that changes; it asks again until the work has ended. */
  @GetMapping("/work/{id}/state")
  String state(@PathVariable String id, Account account, Locale locale, Model model) {
    show(id, account, locale, model);
    return "work :: state";
  }

  private void show(String id, Account account, Locale locale, Model model) {
    Work work =
        workshop
            .find(id, account)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("work", WorkLine.of(work, messages, locale));
  }
}
