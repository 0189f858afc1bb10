package org.relais.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Account;
import org.relais.console.account.Permission;
import org.relais.console.figures.DifferenceView;
import org.relais.console.figures.FigureQuery;
import org.relais.console.figures.Picked;
import org.relais.console.figures.Picks;
import org.relais.console.security.Paths;
import org.relais.ledger.ApprovalScope;
import org.relais.ledger.Difference;
import org.relais.ledger.Differences;
import org.relais.ledger.DifferencesSeen;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What targets hold instead of our values; for those who see all sources. */
@RestController
@RequestMapping(Paths.API + "/figures/differences")
@Tag(name = "differences", description = "What DHIS2 was found to hold instead of our values.")
final class DifferenceApi {
  private final Picks picks;
  private final DifferenceView view;
  private final Supplier<Differences> differences;

  DifferenceApi(Picks picks, DifferenceView view, Supplier<Differences> differences) {
    this.picks = picks;
    this.view = view;
    this.differences = differences;
  }

  @GetMapping
  @Operation(summary = "The differences of an org unit and period")
  FigureJson.Differences list(
      @ParameterObject FigureQuery query,
      @RequestParam(required = false) Difference.@Nullable Kind kind,
      @ParameterObject ApiPart part,
      @Parameter(hidden = true) Account account) {
    Picked picked = picked(query, account);
    DifferencesSeen seen = differences.get().seen(scope(picked), 0);
    ApiPage<DifferenceView.Line> page =
        ApiPage.of(
            view.list(picked, kind, part.number(0), part.most()),
            part,
            DifferenceView.Line::number);
    return new FigureJson.Differences(
        FigureJson.Scope.of(picked),
        seen.fingerprint(),
        seen.count(),
        view.counts(picked),
        page.items(),
        page.next());
  }

  @PostMapping("/confirm")
  @Operation(summary = "Lets ours replace exactly the differences that were seen, with a reason")
  @Refused(status = 409, when = "Other differences are there than those that were seen.")
  FigureJson.Confirmed confirm(
      @ParameterObject FigureQuery query,
      @RequestParam String seen,
      @RequestParam String reason,
      @Parameter(hidden = true) Account account) {
    Picked picked = picked(query, account);
    ApiAccess.must(Permission.ACT, account);
    String said = ApiAccess.said("reason", reason);
    return differences
        .get()
        .confirm(scope(picked), seen, account.name(), said)
        .map(FigureJson.Confirmed::new)
        .orElseThrow(
            () ->
                ApiAccess.conflict(
                    "Other differences are there than those that were seen. Ask for them again."));
  }

  private Picked picked(FigureQuery query, Account account) {
    ApiAccess.mustSeeAll(account);
    return FigureApi.picked(picks, query, account);
  }

  private static ApprovalScope scope(Picked picked) {
    return new ApprovalScope(
        picked.target(), picked.dataSet().code(), picked.period(), picked.orgUnit().code());
  }
}
