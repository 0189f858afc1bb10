package org.relais.console.figures;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.relais.console.account.Account;
import org.relais.console.account.Permission;
import org.relais.console.work.Outcome;
import org.relais.console.work.Words;
import org.relais.console.work.Work;
import org.relais.console.work.Workshop;
import org.relais.ledger.AuditTrail;
import org.relais.ledger.Differences;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Has DHIS2 read, and lets ours replace what somebody typed there. */
@Controller
final class DifferenceActController {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Picks picks;
  private final Supplier<Differences> differences;
  private final ServerReading server;
  private final Workshop workshop;
  private final AuditTrail audit;

  DifferenceActController(
      Picks picks,
      Supplier<Differences> differences,
      ServerReading server,
      Workshop workshop,
      AuditTrail audit) {
    this.picks = picks;
    this.differences = differences;
    this.server = server;
    this.workshop = workshop;
    this.audit = audit;
  }

  @PostMapping("/figures/differences/read")
  String read(FigureQuery query, Account account) {
    Picked picked = picked(query, account);
    if (!server.canRead(picked)) {
      throw new ResponseStatusException(HttpStatus.CONFLICT);
    }
    String where = page(picked);
    audit.add(account.name(), "READ_TARGET", DifferencesController.scope(picked).text(), null);
    Work work =
        workshop.start(
            account,
            Words.of(
                "differences.read.work",
                picked.target(),
                picked.orgUnit().name(),
                picked.period().id()),
            progress -> server.read(picked, account.name(), where, progress),
            PATIENCE);
    return "redirect:" + (work.outcome() instanceof Outcome.Done ? where : work.path());
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
      return "redirect:" + page(picked);
    }
    Optional<Long> confirmed =
        differences
            .get()
            .confirm(DifferencesController.scope(picked), seen, account.name(), reason.strip());
    after.addFlashAttribute("done", confirmed.isPresent() ? "confirmed" : "changed");
    after.addFlashAttribute("count", confirmed.orElse(0L));
    return "redirect:" + page(picked);
  }

  private static String page(Picked picked) {
    return new FigureAddress(FigureTab.DIFFERENCES, picked).orgUnit(picked.orgUnit().code());
  }

  /** Values at DHIS2 are those of all sources, so whoever sees some only does not act on them. */
  private Picked picked(FigureQuery query, Account account) {
    if (!account.scope().all() || !account.may(Permission.ACT)) {
      throw new AccessDeniedException("only some sources are seen");
    }
    return picks
        .of(query, account.scope())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
