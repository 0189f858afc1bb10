package org.relais.console.work;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.relais.console.account.Account;
import org.relais.console.page.CsvPage;
import org.relais.console.page.ListQuery;
import org.relais.console.page.Listing;
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
  String list(ListQuery query, Account account, Locale locale, Model model) {
    List<WorkLine> all = lines(account, locale);
    model.addAttribute("lines", all);
    model.addAttribute("list", columns(locale).show(all, query));
    return "works";
  }

  @GetMapping("/work.csv")
  void csv(ListQuery query, Account account, Locale locale, HttpServletResponse response)
      throws IOException {
    try (CsvPage csv = CsvPage.to(response, "relais-work", locale)) {
      columns(locale).write(csv, lines(account, locale), query);
    }
  }

  private List<WorkLine> lines(Account account, Locale locale) {
    return workshop.of(account).stream().map(work -> WorkLine.of(work, messages, locale)).toList();
  }

  private Listing<WorkLine> columns(Locale locale) {
    return new Listing<WorkLine>()
        .column("work", WorkLine::title)
        .column("who", WorkLine::who)
        .column("asked", WorkLine::asked)
        .column("state", line -> messages.getMessage("work.state." + line.state(), null, locale))
        .column("ended", WorkLine::ended)
        .column("said", WorkLine::said);
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
