package org.relais.console.overview;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.account.Scope;
import org.relais.console.mappings.VersionDesk;
import org.relais.console.targets.TargetLine;
import org.relais.console.targets.TargetLines;
import org.relais.console.view.ErrorView;
import org.relais.console.view.LatenessFigures;
import org.relais.console.view.Recent;
import org.relais.console.view.SourceLine;
import org.relais.console.view.SourceLines;
import org.relais.delivery.DeliveryState;
import org.relais.ledger.ErrorFilter;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first page. */
@Controller
final class OverviewController {
  private static final String ALL = "all";
  private static final int CAUSES = 6;
  private static final int WAITING = 4;
  private static final int RUNS = 6;
  static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Deployment deployment;
  private final Clock clock;
  private final ErrorView errors;
  private final SourceLines sources;
  private final TargetLines targets;
  private final FlowView flow;
  private final Recent<LatenessFigures> lateness;
  private final Recent<Decisions> decisions;
  private final VersionDesk versions;

  OverviewController(
      Deployment deployment,
      Clock clock,
      ErrorView errors,
      SourceLines sources,
      TargetLines targets,
      FlowView flow,
      Recent<LatenessFigures> lateness,
      Recent<Decisions> decisions,
      VersionDesk versions) {
    this.decisions = decisions;
    this.versions = versions;
    this.deployment = deployment;
    this.clock = clock;
    this.errors = errors;
    this.sources = sources;
    this.targets = targets;
    this.flow = flow;
    this.lateness = lateness;
  }

  /**
   * @param month such as 2026-10, of which the flow is shown, or {@code all}; without one, this one
   */
  @GetMapping("/")
  String overview(@RequestParam(defaultValue = "") String month, Account account, Model model) {
    model.addAttribute("needs", errors.causes(ErrorFilter.PARKED, account.scope(), CAUSES));
    model.addAttribute(
        "waits", errors.causes(ErrorFilter.of(DeliveryState.WAITING), account.scope(), WAITING));
    List<SourceLine> lines = sources.of(account.scope());
    model.addAttribute("sources", lines);
    model.addAttribute("late", lines.stream().filter(SourceLine::late).toList());
    Instant now = clock.instant();
    List<TargetLine> all = account.scope().all() ? targets.all() : List.of();
    if (account.scope().all()) {
      model.addAttribute("targets", all);
      model.addAttribute("broken", all.stream().filter(target -> target.needsPerson(now)).toList());
      model.addAttribute(
          "decisions",
          decisions
              .latest(PATIENCE)
              .map(Recent.Dated::value)
              .orElse(new Decisions(List.of(), List.of())));
    }
    model.addAttribute("handedOver", versions.submitted(account));
    model.addAttribute("sentBack", versions.sentBackTo(account).orElse(null));
    check(month, lines, account.scope(), model);
    lateness.latest(PATIENCE).ifPresent(dated -> delays(dated.value(), account.scope(), model));
    model.addAttribute("next", new NextRuns(deployment).after(now, lines, all, RUNS));
    return "overview";
  }

  private void check(String asked, List<SourceLine> lines, Scope scope, Model model) {
    YearMonth now = YearMonth.now(clock.withZone(deployment.zone()));
    YearMonth month = asked.equals(ALL) ? null : month(asked, now);
    List<FlowColumn> columns = month == null ? flow.ofAllTime(lines, scope) : flow.of(month, scope);
    boolean empty = columns.stream().allMatch(column -> column.total() == 0);
    model.addAttribute("month", month);
    model.addAttribute("thisMonth", now);
    model.addAttribute("flow", columns);
    model.addAttribute("diagram", FlowDiagram.of(columns));
    model.addAttribute("flowEmpty", empty);
    if (month != null && empty) {
      model.addAttribute("lastMonth", flow.lastBefore(month, scope));
    }
    if (scope.all()) {
      model.addAttribute("sheet", flow.sheet().orElse(null));
    }
  }

  private void delays(LatenessFigures figures, Scope scope, Model model) {
    model.addAttribute("delays", figures.targets(scope));
    Instant since = figures.since();
    if (since != null
        && !since.isBefore(figures.first().atStartOfDay(deployment.zone()).toInstant())) {
      model.addAttribute("delaysSince", since);
    }
  }

  /** This one where the text names none, or one that has not begun. */
  private static YearMonth month(String text, YearMonth now) {
    try {
      YearMonth month = text.isBlank() ? now : YearMonth.parse(text);
      return month.isAfter(now) ? now : month;
    } catch (DateTimeParseException unreadable) {
      return now;
    }
  }
}
