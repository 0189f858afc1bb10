package org.relais.console.settings;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.page.Constant;
import org.relais.console.page.CsvPage;
import org.relais.console.page.ListQuery;
import org.relais.console.page.Listing;
import org.relais.console.page.Paging;
import org.relais.console.page.Sorting;
import org.relais.console.work.WorkReply;
import org.relais.ledger.SentAlerts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who is told when something fails, what they were told, and a test of the way to them. */
@Controller
final class AlertController {
  private static final String PATH = "/settings/alerts";
  private static final int PAGE = 50;

  private final Deployment deployment;
  private final SentAlerts alerts;
  private final AlertTrial trial;
  private final WorkReply reply;

  AlertController(Deployment deployment, SentAlerts alerts, AlertTrial trial, WorkReply reply) {
    this.deployment = deployment;
    this.alerts = alerts;
    this.trial = trial;
    this.reply = reply;
  }

  @GetMapping(PATH)
  String alerts(ListQuery query, Model model) {
    String find = Objects.requireNonNullElse(query.find(), "").strip();
    Sorting sorting = Sorting.of(query.sort());
    long count = alerts.count(find);
    Paging paging = Paging.of(count, query.page(), PAGE);
    model.addAttribute("alerts", deployment.alerts());
    model.addAttribute("find", find);
    model.addAttribute(
        "list",
        new Listing.Shown<>(
            alerts.page(find, order(sorting), descending(sorting), paging.before(), PAGE),
            (int) count,
            (int) alerts.count(""),
            paging.page(),
            paging.pages(),
            query));
    return "settings-alerts";
  }

  /** The newest first where nothing that is known was asked for. */
  private static SentAlerts.Order order(Sorting sorting) {
    return known(sorting).orElse(SentAlerts.Order.WRITTEN);
  }

  private static boolean descending(Sorting sorting) {
    return sorting.descending() || known(sorting).isEmpty();
  }

  private static Optional<SentAlerts.Order> known(Sorting sorting) {
    return Constant.of(SentAlerts.Order.class, sorting.column());
  }

  @GetMapping(PATH + ".csv")
  void csv(ListQuery query, Locale locale, HttpServletResponse response) throws IOException {
    Sorting sorting = Sorting.of(query.sort());
    try (CsvPage csv = CsvPage.to(response, "relais-alerts", locale)) {
      csv.row("written", "channel", "subject", "sent", "tries", "next_try");
      alerts.each(
          Objects.requireNonNullElse(query.find(), ""),
          order(sorting),
          descending(sorting),
          note ->
              csv.row(
                  note.written(),
                  note.channel(),
                  note.subject(),
                  note.sent(),
                  note.attempts(),
                  note.sent() == null ? note.nextTry() : null));
    }
  }

  @PostMapping(PATH + "/test")
  String test(Account account, Locale locale, RedirectAttributes after) {
    if (!deployment.alerts().reachesSomeone()) {
      throw new ResponseStatusException(HttpStatus.CONFLICT);
    }
    return reply.after(trial.start(account), PATH, after, locale);
  }
}
