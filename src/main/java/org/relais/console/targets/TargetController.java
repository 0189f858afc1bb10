package org.relais.console.targets;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.relais.console.account.Account;
import org.relais.console.page.CsvPage;
import org.relais.console.page.ListQuery;
import org.relais.console.page.Listing;
import org.relais.console.work.Words;
import org.relais.console.work.Work;
import org.relais.console.work.WorkReply;
import org.relais.delivery.TargetState;
import org.relais.ledger.TargetPace;
import org.springframework.context.MessageSource;
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

/** The targets, and what is done with one. */
@Controller
final class TargetController {
  private static final String TARGET = "/targets/{name}";

  private final TargetLines lines;
  private final TargetPace pace;
  private final TargetDesk desk;
  private final WorkReply reply;
  private final MessageSource messages;

  TargetController(
      TargetLines lines,
      TargetPace pace,
      TargetDesk desk,
      WorkReply reply,
      MessageSource messages) {
    this.messages = messages;
    this.lines = lines;
    this.pace = pace;
    this.desk = desk;
    this.reply = reply;
  }

  @GetMapping("/targets")
  String targets(ListQuery query, Account account, Locale locale, Model model) {
    mustSeeAll(account);
    List<TargetLine> all = lines.all();
    model.addAttribute("lines", all);
    model.addAttribute("list", columns(locale).show(all, query));
    return "targets";
  }

  @GetMapping("/targets.csv")
  void csv(ListQuery query, Account account, Locale locale, HttpServletResponse response)
      throws IOException {
    mustSeeAll(account);
    try (CsvPage csv = CsvPage.to(response, "relais-targets", locale)) {
      columns(locale).write(csv, lines.all(), query);
    }
  }

  private Listing<TargetLine> columns(Locale locale) {
    return new Listing<TargetLine>()
        .column("target", TargetLine::name)
        .column("kind", line -> messages.getMessage("target.kind." + line.kind(), null, locale))
        .column("state", line -> messages.getMessage(word(line.state()), null, locale))
        .column("latency_ms", TargetLine::latencyMillis)
        .column("to_send", TargetLine::due)
        .column("needs_action", TargetLine::parked);
  }

  private static String word(TargetState state) {
    if (state.stop() != null) {
      return "target.stopped";
    }
    if (state.pause() != null) {
      return "target.isHeld";
    }
    return state.down() == null ? "target.up" : "target.isDown";
  }

  @GetMapping(TARGET)
  String target(@PathVariable String name, Account account, Model model) {
    mustSeeAll(account);
    model.addAttribute("line", line(name));
    model.addAttribute("held", pace.held(name));
    model.addAttribute("checked", desk.lastCheck(name).orElse(null));
    model.addAttribute("mayReconcile", desk.mayReconcile());
    return "target";
  }

  @PostMapping(TARGET + "/{act:pause|resume|reset|check|reconcile}")
  String act(
      @PathVariable String name,
      @PathVariable String act,
      @RequestParam(defaultValue = "") String reason,
      Account account,
      Locale locale,
      RedirectAttributes after) {
    TargetDesk.mayAct(account);
    line(name);
    String back = "/targets/" + name;
    boolean needsReason = act.equals("pause") || act.equals("reset");
    if (needsReason && reason.isBlank()) {
      return reply.bad(Words.of("target.noReason"), back, after, locale);
    }
    switch (act) {
      case "pause" -> {
        desk.pause(name, account, reason.strip());
        return reply.good(Words.of("target.isPaused"), back, after, locale);
      }
      case "resume" -> {
        desk.resume(name, account);
        return reply.good(Words.of("target.isResumed"), back, after, locale);
      }
      case "reset" -> {
        Work work = desk.reset(name, pace.held(name), account, reason.strip());
        return reply.after(work, back, after, locale);
      }
      case "check" -> {
        return reply.after(desk.check(name, account), back, after, locale);
      }
      default -> {
        Optional<Work> work = desk.reconcile(name, account);
        return work.isPresent()
            ? reply.after(work.get(), back, after, locale)
            : reply.bad(Words.of("target.noRoutes"), back, after, locale);
      }
    }
  }

  private TargetLine line(String name) {
    return lines.find(name).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static void mustSeeAll(Account account) {
    if (!account.scope().all()) {
      throw new AccessDeniedException("only some sources are seen");
    }
  }
}
