package org.relais.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.audit.AuditEntries;
import org.relais.console.audit.AuditEntry;
import org.relais.console.security.Paths;
import org.relais.console.view.LedgerFigures;
import org.relais.console.view.Recent;
import org.relais.console.view.SourceLine;
import org.relais.console.view.SourceLines;
import org.relais.delivery.TargetState;
import org.relais.delivery.TargetStates;
import org.relais.ledger.BalanceSheet;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** How it stands: the balance sheet, sources, targets, and what people did. */
@RestController
@RequestMapping(Paths.API)
@Tag(name = "ledger", description = "The balance sheet, sources, targets, audit trail.")
final class LedgerApi {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Deployment deployment;
  private final Recent<LedgerFigures> figures;
  private final SourceLines sources;
  private final TargetStates targets;
  private final AuditEntries audit;

  LedgerApi(
      Deployment deployment,
      Recent<LedgerFigures> figures,
      SourceLines sources,
      TargetStates targets,
      AuditEntries audit) {
    this.deployment = deployment;
    this.figures = figures;
    this.sources = sources;
    this.targets = targets;
    this.audit = audit;
  }

  /**
   * @param at when it was so
   */
  record DatedSheet(Instant at, boolean balanced, BalanceSheet sheet) {}

  @GetMapping("/balance")
  @Operation(summary = "Where every record, value and visit is")
  DatedSheet balance(@Parameter(hidden = true) Account account) {
    ApiAccess.mustSeeAll(account);
    return figures
        .latest(PATIENCE)
        .map(
            dated ->
                new DatedSheet(dated.at(), dated.value().sheet().balanced(), dated.value().sheet()))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE));
  }

  @GetMapping("/sources")
  @Operation(summary = "The sources, and what became of their records")
  ApiPage<SourceLine> sources(
      @ParameterObject ApiPart part, @Parameter(hidden = true) Account account) {
    return ApiPage.within(sources.of(account.scope()), part);
  }

  @GetMapping("/targets")
  @Operation(summary = "Whether the targets answer, and who holds them")
  ApiPage<TargetState> targets(
      @ParameterObject ApiPart part, @Parameter(hidden = true) Account account) {
    ApiAccess.mustSeeAll(account);
    return ApiPage.within(deployment.targets(), part).map(target -> targets.of(target.name()));
  }

  @GetMapping("/audit")
  @Operation(summary = "What people did, the newest first")
  ApiPage<AuditEntry> audit(
      @RequestParam(defaultValue = "") String who,
      @RequestParam(defaultValue = "") String act,
      @ParameterObject ApiPart part) {
    return ApiPage.of(audit.list(who, act, part.number(0), part.most()), part, AuditEntry::entry);
  }
}
