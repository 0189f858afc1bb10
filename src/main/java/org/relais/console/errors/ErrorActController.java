package org.relais.console.errors;

import java.util.List;
import java.util.Optional;
import org.relais.console.account.Account;
import org.relais.ledger.ErrorFilter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Retry, map again, set aside, bring back: all under a filter, one cause, or one item. */
@Controller
final class ErrorActController {
  private static final String DONE = "done";
  private static final String COUNT = "count";
  private static final String CAUSE = "/{cause:[Cc][0-9]+}";

  private final ErrorDesk desk;

  ErrorActController(ErrorDesk desk) {
    this.desk = desk;
  }

  @PostMapping("/errors/{act:retry|map|discard|restore}")
  String all(
      @PathVariable String act,
      ErrorQuery query,
      @RequestParam(defaultValue = "") String reason,
      Account account,
      RedirectAttributes after) {
    act(act, query.filter(), reason, account, after);
    return "redirect:/errors" + query.inAddress();
  }

  @PostMapping("/errors" + CAUSE + "/{act:retry|map|discard|restore}")
  String ofCause(
      @PathVariable String cause,
      @PathVariable String act,
      ErrorQuery query,
      @RequestParam(defaultValue = "") String reason,
      Account account,
      RedirectAttributes after) {
    ErrorFilter filter =
        ErrorFilter.of(query.asState()).ofCauses(List.of(CauseController.id(cause)));
    act(act, filter, reason, account, after);
    return "redirect:/errors/" + cause;
  }

  @PostMapping("/errors/items/{item}/{act:retry|map|discard|restore}")
  String ofItem(
      @PathVariable String item,
      @PathVariable String act,
      ErrorQuery query,
      @RequestParam String cause,
      @RequestParam(defaultValue = "") String reason,
      Account account,
      RedirectAttributes after) {
    ErrorFilter filter = ErrorFilter.of(query.asState()).only(List.of(ItemController.id(item)));
    act(act, filter, reason, account, after);
    return "redirect:/errors/" + CauseController.id(cause);
  }

  private void act(
      String act, ErrorFilter filter, String reason, Account account, RedirectAttributes after) {
    Optional<Long> touched =
        switch (act) {
          case "retry" -> Optional.of(desk.retry(filter, account));
          case "map" -> desk.mapAgain(filter, account);
          case "restore" -> Optional.of(desk.undoDiscard(filter, account));
          default ->
              reason.isBlank()
                  ? Optional.of(-1L)
                  : Optional.of(desk.discard(filter, account, reason.strip()));
        };
    if (touched.isEmpty()) {
      after.addFlashAttribute(DONE, "goesOn");
    } else if (touched.get() < 0) {
      after.addFlashAttribute(DONE, "noReason");
    } else {
      after.addFlashAttribute(DONE, act);
      after.addFlashAttribute(COUNT, touched.get());
    }
  }
}
