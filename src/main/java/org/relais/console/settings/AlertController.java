package org.relais.console.settings;

import java.util.List;
import java.util.Locale;
import org.relais.alert.AlertSettings;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
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
  String alerts(@RequestParam(defaultValue = "0") long before, Model model) {
    AlertSettings settings = deployment.alerts();
    List<SentAlert> found = alerts.list(before, PAGE);
    model.addAttribute("alerts", settings);
    model.addAttribute("sent", found);
    model.addAttribute("newest", before == 0);
    if (found.size() == PAGE) {
      model.addAttribute("last", found.get(PAGE - 1).number());
    }
    return "settings-alerts";
  }

  @PostMapping(PATH + "/test")
  String test(Account account, Locale locale, RedirectAttributes after) {
    if (!deployment.alerts().reachesSomeone()) {
      throw new ResponseStatusException(HttpStatus.CONFLICT);
    }
    return reply.after(trial.start(account), PATH, after, locale);
  }
}
