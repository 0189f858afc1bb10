package org.relais.console.mappings;

import java.util.Locale;
import org.relais.console.account.Account;
import org.relais.console.work.Words;
import org.relais.console.work.WorkReply;
import org.relais.ledger.ConfigurationVersion;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a person does with a version of the history, one form each. */
@Controller
final class VersionActController {
  private static final String VERSION = "/mappings/versions/{number}";

  private final VersionDesk desk;
  private final VersionActs acts;
  private final Publisher publisher;
  private final WorkReply reply;

  VersionActController(VersionDesk desk, VersionActs acts, Publisher publisher, WorkReply reply) {
    this.desk = desk;
    this.acts = acts;
    this.publisher = publisher;
    this.reply = reply;
  }

  /**
   * Makes it the active configuration: one that was saved, or one of before.
   *
   * @param seen number of the active version with which it was compared
   */
  @PostMapping(VERSION + "/make-live")
  String makeLive(
      @PathVariable long number,
      @RequestParam(defaultValue = "EXACT") Making how,
      @RequestParam(defaultValue = "0") long seen,
      @RequestParam(defaultValue = "") String message,
      Account account,
      RedirectAttributes after,
      Locale locale) {
    ConfigurationVersion version = find(number, account);
    String page =
        VersionController.page(number) + (how == Making.MERGED ? "?to=merged" : "?to=active");
    if (message.isBlank()) {
      return reply.bad(Words.of("mappings.message.missing"), page, after, locale);
    }
    return reply.after(
        publisher.makeLive(version, how, seen, message.strip(), account), page, after, locale);
  }

  @PostMapping(VERSION + "/submit")
  String submit(
      @PathVariable long number, Account account, RedirectAttributes after, Locale locale) {
    return told(
        acts.submit(find(number, account), account), "mappings.submitted", number, after, locale);
  }

  @PostMapping(VERSION + "/withdraw")
  String withdraw(
      @PathVariable long number, Account account, RedirectAttributes after, Locale locale) {
    return told(
        acts.withdraw(find(number, account), account), "mappings.withdrawn", number, after, locale);
  }

  @PostMapping(VERSION + "/send-back")
  String sendBack(
      @PathVariable long number,
      @RequestParam(defaultValue = "") String reason,
      Account account,
      RedirectAttributes after,
      Locale locale) {
    ConfigurationVersion version = find(number, account);
    if (reason.isBlank()) {
      return reply.bad(
          Words.of("mappings.reason.missing"), VersionController.page(number), after, locale);
    }
    return told(
        acts.sendBack(version, account, reason.strip()),
        "mappings.sentBack",
        number,
        after,
        locale);
  }

  /** Goes on from it in the reader's own draft. */
  @PostMapping(VERSION + "/take")
  String take(
      @PathVariable long number,
      @RequestParam(defaultValue = "false") boolean replace,
      Account account,
      RedirectAttributes after,
      Locale locale) {
    VersionActs.Result result = acts.take(find(number, account), account, replace);
    return result instanceof VersionActs.Result.Refused refused
        ? reply.bad(refused.why(), VersionController.page(number), after, locale)
        : reply.good(Words.of("mappings.taken", number), "/mappings", after, locale);
  }

  private String told(
      VersionActs.Result result,
      String done,
      long number,
      RedirectAttributes after,
      Locale locale) {
    String page = VersionController.page(number);
    return result instanceof VersionActs.Result.Refused refused
        ? reply.bad(refused.why(), page, after, locale)
        : reply.good(Words.of(done, number), page, after, locale);
  }

  private ConfigurationVersion find(long number, Account account) {
    return desk.find(number, account)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
