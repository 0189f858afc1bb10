package org.relais.console.sources;

import java.util.Locale;
import org.relais.console.account.Account;
import org.relais.console.mappings.VersionDesk;
import org.relais.console.work.Outcome;
import org.relais.console.work.Work;
import org.relais.console.work.WorkReply;
import org.relais.ledger.ConfigurationVersion;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An administrator tries a connection of a version before it is made live. */
@Controller
final class VersionTrialController {
  private static final String VERSION = "/mappings/versions/";

  private final VersionDesk desk;
  private final SourceTrials trials;
  private final WorkReply reply;

  VersionTrialController(VersionDesk desk, SourceTrials trials, WorkReply reply) {
    this.desk = desk;
    this.trials = trials;
    this.reply = reply;
  }

  @PostMapping(VERSION + "{number}/try")
  String start(
      @PathVariable long number,
      @RequestParam String source,
      Account account,
      Locale locale,
      RedirectAttributes after) {
    ConfigurationVersion version =
        desk.find(number, account)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    Work work = trials.start(source, version, account);
    return work.outcome() instanceof Outcome.Done done && done.where() != null
        ? "redirect:" + done.where()
        : reply.after(work, VERSION + number, after, locale);
  }
}
