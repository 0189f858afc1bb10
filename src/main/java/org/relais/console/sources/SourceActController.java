package org.relais.console.sources;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.work.Words;
import org.relais.console.work.Work;
import org.relais.console.work.WorkReply;
import org.relais.source.SourceDefinition;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pull now, pause, resume, pull again. */
@Controller
final class SourceActController {
  private static final String SOURCE = "/sources/{name}";

  private final Deployment deployment;
  private final SourceDesk desk;
  private final WorkReply reply;

  SourceActController(Deployment deployment, SourceDesk desk, WorkReply reply) {
    this.deployment = deployment;
    this.desk = desk;
    this.reply = reply;
  }

  @PostMapping(SOURCE + "/pull")
  String pull(@PathVariable String name, Account account, Locale locale, RedirectAttributes after) {
    SourceController.definition(name, account, deployment);
    Optional<Work> work = desk.pull(name, account);
    return work.isPresent()
        ? reply.after(work.get(), back(name), after, locale)
        : reply.bad(Words.of("source.notNow"), back(name), after, locale);
  }

  @PostMapping(SOURCE + "/pause")
  String pause(
      @PathVariable String name,
      @RequestParam(defaultValue = "") String reason,
      Account account,
      Locale locale,
      RedirectAttributes after) {
    SourceController.definition(name, account, deployment);
    if (reason.isBlank()) {
      return reply.bad(Words.of("source.noReason"), back(name), after, locale);
    }
    desk.pause(name, account, reason.strip());
    return reply.good(Words.of("source.isPaused"), back(name), after, locale);
  }

  @PostMapping(SOURCE + "/resume")
  String resume(
      @PathVariable String name, Account account, Locale locale, RedirectAttributes after) {
    SourceController.definition(name, account, deployment);
    desk.resume(name, account);
    return reply.good(Words.of("source.isResumed"), back(name), after, locale);
  }

  @PostMapping(SOURCE + "/pull-again")
  String pullAgain(
      @PathVariable String name,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
      @RequestParam(defaultValue = "") String reason,
      Account account,
      Locale locale,
      RedirectAttributes after) {
    SourceDefinition source = SourceController.definition(name, account, deployment);
    if (reason.isBlank()) {
      return reply.bad(Words.of("settings.noReason"), back(name), after, locale);
    }
    return desk.pullAgain(source, from, account, reason.strip())
        ? reply.good(Words.of("source.isPulledAgain"), back(name), after, locale)
        : reply.bad(Words.of("source.noDates"), back(name), after, locale);
  }

  private static String back(String source) {
    return "/sources/" + source;
  }
}
