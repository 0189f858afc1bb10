package org.relais.console.sources;

import java.util.Locale;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.page.Names;
import org.relais.console.work.Outcome;
import org.relais.console.work.Work;
import org.relais.console.work.WorkReply;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Try a source: its first records as they would be mapped. */
@Controller
final class SourceTrialController {
  private final Deployment deployment;
  private final SourceTrials trials;
  private final WorkReply reply;
  private final Names names;

  SourceTrialController(Deployment deployment, SourceTrials trials, WorkReply reply, Names names) {
    this.deployment = deployment;
    this.trials = trials;
    this.reply = reply;
    this.names = names;
  }

  @PostMapping("/sources/{name}/try")
  String start(
      @PathVariable String name,
      @RequestParam(defaultValue = "false") boolean draft,
      Account account,
      Locale locale,
      RedirectAttributes after) {
    mustSee(name, account);
    Work work = trials.start(name, draft, account);
    if (work.outcome() instanceof Outcome.Done done && done.where() != null) {
      return "redirect:" + done.where();
    }
    return reply.after(work, (isLive(name) ? "/sources/" : "/connect/") + name, after, locale);
  }

  @GetMapping("/sources/{name}/tried/{key}")
  String tried(@PathVariable String name, @PathVariable String key, Account account, Model model) {
    mustSee(name, account);
    model.addAttribute(
        "tried",
        trials
            .result(name, key, account)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    model.addAttribute("names", names);
    model.addAttribute("live", isLive(name));
    return "source-tried";
  }

  private boolean isLive(String name) {
    return deployment.sources().stream().anyMatch(source -> source.name().equals(name));
  }

  private static void mustSee(String name, Account account) {
    if (!account.scope().includes(name)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
  }
}
