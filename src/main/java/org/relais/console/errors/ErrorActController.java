package org.relais.console.errors;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Account;
import org.relais.console.work.Words;
import org.relais.console.work.Work;
import org.relais.console.work.WorkReply;
import org.relais.ledger.ErrorFilter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Retry, map again, set aside, bring back: all under a filter, one cause, or one item. What came
 * after the page on which the act was asked for is not touched.
 */
@Controller
final class ErrorActController {
  private static final String CAUSE = "/{cause:[Cc][0-9]+}";
  private static final String ERRORS = "/errors";

  private final ErrorDesk desk;
  private final WorkReply reply;

  ErrorActController(ErrorDesk desk, WorkReply reply) {
    this.desk = desk;
    this.reply = reply;
  }

  @PostMapping("/errors/{act:retry|map|discard|restore}")
  String all(
      @PathVariable String act,
      ErrorQuery query,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(required = false) @Nullable Instant asOf,
      Account account,
      Locale locale,
      RedirectAttributes after) {
    String back = ERRORS + query.inAddress();
    return act(act, query, query.filter().asOf(asOf), reason, account, back, after, locale);
  }

  @PostMapping("/errors" + CAUSE + "/{act:retry|map|discard|restore}")
  String ofCause(
      @PathVariable String cause,
      @PathVariable String act,
      ErrorQuery query,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(required = false) @Nullable Instant asOf,
      Account account,
      Locale locale,
      RedirectAttributes after) {
    ErrorFilter filter = query.filter().ofCauses(List.of(CauseController.id(cause))).asOf(asOf);
    return act(act, query, filter, reason, account, back(cause, query), after, locale);
  }

  @PostMapping("/errors/items/{item}/{act:retry|map|discard|restore}")
  String ofItem(
      @PathVariable String item,
      @PathVariable String act,
      ErrorQuery query,
      @RequestParam String cause,
      @RequestParam(defaultValue = "") String reason,
      Account account,
      Locale locale,
      RedirectAttributes after) {
    ErrorFilter filter = ErrorFilter.of(query.asState()).only(List.of(ItemController.id(item)));
    String back = back(CauseController.id(cause).toString(), query);
    return act(act, query, filter, reason, account, back, after, locale);
  }

  /** The page of a cause under the same filter, in the state in which most is left to be done. */
  private static String back(String cause, ErrorQuery query) {
    return ERRORS + "/" + cause + query.inState(null).inAddress();
  }

  /** Takes a retry or a discard of this account back, while its minute lasts. */
  @PostMapping("/errors/undo")
  String undo(
      @RequestParam List<Long> entry,
      @RequestParam(defaultValue = "") String back,
      Account account,
      Locale locale,
      RedirectAttributes after) {
    Optional<Long> undone = desk.undo(entry, account);
    String page = UndoPage.after(back);
    return undone.isPresent()
        ? reply.good(Words.of("errors.undone", undone.get()), page, after, locale)
        : reply.bad(Words.of("errors.tooLate"), page, after, locale);
  }

  private String act(
      String act,
      ErrorQuery query,
      ErrorFilter filter,
      String reason,
      Account account,
      String back,
      RedirectAttributes after,
      Locale locale) {
    Optional<ErrorQuery.Misread> misread = query.misread();
    if (misread.isPresent()) {
      Words field = Words.of(misread.get().field());
      return reply.bad(
          Words.of("errors.done.misread", field, misread.get().text()), back, after, locale);
    }
    if (act.equals("discard") && reason.isBlank()) {
      return reply.bad(Words.of("errors.done.noReason"), back, after, locale);
    }
    Work work =
        switch (act) {
          case "retry" -> desk.retry(filter, account, back);
          case "map" -> desk.mapAgain(filter, account, back);
          case "restore" -> desk.undoDiscard(filter, account, back);
          default -> desk.discard(filter, account, reason.strip(), back);
        };
    return reply.after(work, back, after, locale);
  }
}
