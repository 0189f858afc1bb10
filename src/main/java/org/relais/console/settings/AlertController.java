package org.relais.console.settings;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.relais.alert.AlertSettings;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.page.CsvPage;
import org.relais.console.work.WorkReply;
import org.relais.ledger.SentAlert;
import org.relais.ledger.SentAlerts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who is told when something fails, what they were told, and a test of the way to them. */
@Controller
final class AlertController {
  private static final String PATH = "/settings/alerts";
  private static final int PAGE = 50;
  private static final int AT_ONCE = 5_000;

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
  String alerts(
      @RequestParam(defaultValue = "") String find,
      @RequestParam(defaultValue = "0") long before,
      Model model) {
    AlertSettings settings = deployment.alerts();
    List<SentAlert> found = alerts.list(find, before, PAGE);
    model.addAttribute("alerts", settings);
    model.addAttribute("sent", found);
    model.addAttribute("find", find);
    model.addAttribute("count", alerts.count(find));
    model.addAttribute("newest", before == 0);
    if (found.size() == PAGE) {
      model.addAttribute("last", found.get(PAGE - 1).number());
    }
    return "settings-alerts";
  }

  @GetMapping(PATH + ".csv")
  void csv(
      @RequestParam(defaultValue = "") String find, Locale locale, HttpServletResponse response)
      throws IOException {
    try (CsvPage csv = CsvPage.to(response, "relais-alerts", locale)) {
      csv.row("written", "channel", "subject", "sent", "tries", "next_try");
      long before = 0;
      List<SentAlert> page;
      do {
        page = alerts.list(find, before, AT_ONCE);
        for (SentAlert note : page) {
          csv.row(
              note.written(),
              note.channel(),
              note.subject(),
              note.sent(),
              note.attempts(),
              note.sent() == null ? note.nextTry() : null);
          before = note.number();
        }
      } while (page.size() == AT_ONCE);
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
