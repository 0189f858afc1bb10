package org.relais.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
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
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

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
      @RequestParam(defaultValue = "0") long after,
      @RequestParam(defaultValue = ApiPage.USUAL) int limit,
      @Parameter(hidden = true) Account account) {
    Picked picked = picked(query, account);
    int most = ApiPage.limit(limit);
    List<DifferenceView.Line> lines = view.list(picked, kind, after, most);
    DifferencesSeen seen = differences.get().seen(scope(picked), 0);
    return new FigureJson.Differences(
        FigureJson.Scope.of(picked),
        seen.fingerprint(),
        seen.count(),
        view.counts(picked),
        lines,
        lines.size() < most ? null : lines.get(most - 1).number());
  }

  @PostMapping("/confirm")
  @Operation(summary = "Lets ours replace exactly the differences that were seen, with a reason")
  FigureJson.Confirmed confirm(
      @ParameterObject FigureQuery query,
      @RequestParam String seen,
      @RequestParam String reason,
      @Parameter(hidden = true) Account account) {
    Picked picked = picked(query, account);
    if (!account.may(Permission.ACT)) {
      throw new AccessDeniedException("may not act");
    }
    if (reason.isBlank()) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "reason must not be blank");
    }
    return differences
        .get()
        .confirm(scope(picked), seen, account.name(), reason.strip())
        .map(FigureJson.Confirmed::new)
        .orElseThrow(
            () ->
                new ResponseStatusException(
                    HttpStatus.CONFLICT,
                    "Other differences are there than those that were seen. Ask for them again."));
  }

  private Picked picked(FigureQuery query, Account account) {
    if (!account.scope().all()) {
      throw new AccessDeniedException("only some sources are seen");
    }
    return FigureApi.picked(picks, query, account);
  }

  private static ApprovalScope scope(Picked picked) {
    return new ApprovalScope(
        picked.target(), picked.dataSet().code(), picked.period(), picked.orgUnit().code());
  }
}
