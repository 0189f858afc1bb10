package org.relais.console.sources;

import java.time.LocalDate;
import java.util.Locale;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.account.Permission;
import org.relais.console.work.Words;
import org.relais.console.work.WorkReply;
import org.relais.ledger.SourceStates;
import org.relais.source.SourceDefinition;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Some days of a source read again: first what that would do, then the act. */
@Controller
final class BackfillController {
  private static final String PATH = "/sources/{name}/backfill";

  private final Deployment deployment;
  private final SourceDesk desk;
  private final SourceStates states;
  private final WorkReply reply;

  BackfillController(Deployment deployment, SourceDesk desk, SourceStates states, WorkReply reply) {
    this.deployment = deployment;
    this.desk = desk;
    this.states = states;
    this.reply = reply;
  }

  @GetMapping(PATH)
  String preview(
      @PathVariable String name,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate from,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate to,
      Account account,
      Locale locale,
      Model model,
      RedirectAttributes after) {
    SourceDefinition source = source(name, account);
    if (to.isBefore(from)) {
      return reply.bad(Words.of("source.notInOrder"), "/sources/" + name, after, locale);
    }
    model.addAttribute("name", name);
    model.addAttribute("from", from);
    model.addAttribute("to", to);
    model.addAttribute(
        "known", states.received(name, source.startOf(from), source.startOf(to.plusDays(1))));
    model.addAttribute("paused", states.of(name).pause() != null);
    return "source-backfill";
  }

  @PostMapping(PATH)
  String backfill(
      @PathVariable String name,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate from,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate to,
      @RequestParam(defaultValue = "") String reason,
      Account account,
      Locale locale,
      RedirectAttributes after) {
    SourceDefinition source = source(name, account);
    String back = "/sources/" + name;
    if (to.isBefore(from)) {
      return reply.bad(Words.of("source.notInOrder"), back, after, locale);
    }
    if (reason.isBlank()) {
      return reply.bad(
          Words.of("settings.noReason"),
          back + "/backfill?from=" + from + "&to=" + to,
          after,
          locale);
    }
    desk.backfill(source, from, to, account, reason.strip());
    return reply.good(
        Words.of("source.isBackfilled", from.toString(), to.toString()), back, after, locale);
  }

  private SourceDefinition source(String name, Account account) {
    if (!account.may(Permission.ACT)) {
      throw new AccessDeniedException("source");
    }
    SourceDefinition source = SourceController.definition(name, account, deployment);
    if (!source.settings().knowsRanges()) {
      throw new ResponseStatusException(HttpStatus.CONFLICT);
    }
    return source;
  }
}
