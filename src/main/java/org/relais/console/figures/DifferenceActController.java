package org.relais.console.figures;

import java.util.Optional;
import java.util.function.Supplier;
import org.relais.console.account.Account;
import org.relais.console.work.Outcome;
import org.relais.console.work.Work;
import org.relais.ledger.Differences;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Has DHIS2 read, and lets ours replace what somebody typed there. */
@Controller
final class DifferenceActController {
  private final Picks picks;
  private final Supplier<Differences> differences;
  private final ReadingDesk reading;

  DifferenceActController(Picks picks, Supplier<Differences> differences, ReadingDesk reading) {
    this.picks = picks;
    this.differences = differences;
    this.reading = reading;
  }

  @PostMapping("/figures/differences/read")
  String read(FigureQuery query, Account account) {
    Picked picked = picked(query, account);
    Work work =
        reading
            .read(picked, account)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.CONFLICT));
    return "redirect:"
        + (work.outcome() instanceof Outcome.Done ? ReadingDesk.page(picked) : work.path());
  }

  @PostMapping("/figures/differences/confirm")
  String confirm(
      FigureQuery query,
      @RequestParam String seen,
      @RequestParam(defaultValue = "") String reason,
      Account account,
      RedirectAttributes after) {
    Picked picked = picked(query, account);
    if (reason.isBlank()) {
      after.addFlashAttribute("done", "noReason");
      after.addFlashAttribute("count", 0L);
      return "redirect:" + ReadingDesk.page(picked);
    }
    Optional<Long> confirmed =
        differences
            .get()
            .confirm(DifferencesController.scope(picked), seen, account.name(), reason.strip());
    after.addFlashAttribute("done", confirmed.isPresent() ? "confirmed" : "changed");
    after.addFlashAttribute("count", confirmed.orElse(0L));
    return "redirect:" + ReadingDesk.page(picked);
  }

  private Picked picked(FigureQuery query, Account account) {
    ReadingDesk.mayAct(account);
    return picks
        .of(query, account.scope())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
