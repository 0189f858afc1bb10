package org.relais.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Account;
import org.relais.console.account.Scope;
import org.relais.console.security.Paths;
import org.relais.console.view.LatenessFigures;
import org.relais.console.view.LatenessFigures.OfTarget;
import org.relais.console.view.LatenessFigures.Week;
import org.relais.console.view.Recent;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** How long visits take to the targets. A source owner is told of the visits of their sources. */
@RestController
@RequestMapping(Paths.API)
@Tag(name = "ledger", description = "The balance sheet, sources, targets, audit trail.")
final class LatenessApi {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Recent<LatenessFigures> lateness;

  LatenessApi(Recent<LatenessFigures> lateness) {
    this.lateness = lateness;
  }

  /**
   * @param knownSince what came before is not in it; null where all is
   */
  record LatenessJson(
      LocalDate from, LocalDate to, @Nullable Instant knownSince, List<TargetJson> targets) {}

  /**
   * @param medianDays within which half of the visits were acknowledged
   * @param ninthTenthDays within which nine of ten were
   */
  record TargetJson(
      String target, long visits, int medianDays, int ninthTenthDays, List<WeekJson> weeks) {}

  /**
   * @param medianDays null where no visit was acknowledged first in these seven days
   */
  record WeekJson(
      LocalDate from,
      long visits,
      @Nullable Integer medianDays,
      @Nullable Integer ninthTenthDays) {}

  @GetMapping("/lateness")
  @Operation(summary = "Days from a visit to the first value that a target acknowledged with it")
  LatenessJson lateness(@Parameter(hidden = true) Account account) {
    LatenessFigures figures =
        lateness
            .latest(PATIENCE)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE))
            .value();
    Scope scope = account.scope();
    return new LatenessJson(
        figures.first(),
        figures.last(),
        figures.since(),
        figures.targets(scope).stream().map(target -> json(target, figures, scope)).toList());
  }

  private static TargetJson json(OfTarget target, LatenessFigures figures, Scope scope) {
    return new TargetJson(
        target.target(),
        target.visits(),
        target.median(),
        target.ninthTenth(),
        figures.weeks(target.target(), scope).stream().map(LatenessApi::json).toList());
  }

  private static WeekJson json(Week week) {
    return new WeekJson(week.from(), week.visits(), week.median(), week.ninthTenth());
  }
}
