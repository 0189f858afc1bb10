package org.relais.console.overview;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.page.Formats;
import org.relais.console.view.ErrorView;
import org.relais.console.view.LedgerFigures;
import org.relais.console.view.Plot;
import org.relais.console.view.Recent;
import org.relais.console.view.SourceLine;
import org.relais.console.view.SourceLines;
import org.relais.delivery.DeliveryState;
import org.relais.delivery.TargetStates;
import org.relais.ledger.ErrorFilter;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The first page. */
@Controller
final class OverviewController {
  private static final int CAUSES = 6;
  private static final int WAITING = 4;
  private static final int RUNS = 6;
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Deployment deployment;
  private final Clock clock;
  private final ErrorView errors;
  private final SourceLines sources;
  private final TargetStates targets;
  private final Recent<LedgerFigures> figures;
  private final Recent<Arrivals> arrivals;
  private final MessageSource words;

  OverviewController(
      Deployment deployment,
      Clock clock,
      ErrorView errors,
      SourceLines sources,
      TargetStates targets,
      Recent<LedgerFigures> figures,
      Recent<Arrivals> arrivals,
      MessageSource words) {
    this.deployment = deployment;
    this.clock = clock;
    this.errors = errors;
    this.sources = sources;
    this.targets = targets;
    this.figures = figures;
    this.arrivals = arrivals;
    this.words = words;
  }

  @GetMapping("/")
  String overview(Account account, Model model) {
    model.addAttribute("needs", errors.causes(ErrorFilter.PARKED, account.scope(), CAUSES));
    model.addAttribute(
        "waits", errors.causes(ErrorFilter.of(DeliveryState.WAITING), account.scope(), WAITING));
    List<SourceLine> lines = sources.of(account.scope());
    model.addAttribute("sources", lines);
    model.addAttribute("late", lines.stream().filter(SourceLine::late).toList());
    List<FlowColumn> flow = new ArrayList<>(List.of(Flow.records(lines)));
    if (account.scope().all()) {
      model.addAttribute(
          "targets",
          deployment.targets().stream().map(target -> targets.of(target.name())).toList());
      figures
          .latest(PATIENCE)
          .ifPresent(
              dated -> {
                flow.addAll(Flow.items(dated.value().sheet()));
                model.addAttribute("sheet", dated.value().sheet());
                model.addAttribute("sheetAt", dated.at());
              });
    }
    model.addAttribute("flow", flow);
    model.addAttribute(
        "next", new NextRuns(deployment).after(clock.instant(), account.scope(), RUNS));
    return "overview";
  }

  @GetMapping("/overview/records-per-day")
  ResponseEntity<Plot> recordsPerDay(Account account, @ModelAttribute("f") Formats formats) {
    return arrivals
        .latest(PATIENCE)
        .map(dated -> Plots.recordsPerDay(dated.value(), account.scope(), formats::day))
        .map(ResponseEntity::ok)
        .orElseGet(OverviewController::notYet);
  }

  @GetMapping("/overview/delays")
  ResponseEntity<Plot> delays(
      Account account, @ModelAttribute("f") Formats formats, Locale locale) {
    return arrivals
        .latest(PATIENCE)
        .map(
            dated ->
                Plots.delays(
                    dated.value(),
                    account.scope(),
                    formats::day,
                    words.getMessage("plot.median", null, locale),
                    words.getMessage("plot.ninthTenth", null, locale)))
        .map(ResponseEntity::ok)
        .orElseGet(OverviewController::notYet);
  }

  private static ResponseEntity<Plot> notYet() {
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
  }
}
