package org.relais.console.errors;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.page.Paging;
import org.relais.console.view.ErrorView;
import org.relais.delivery.Cause;
import org.relais.delivery.DeliveryState;
import org.relais.delivery.TargetStates;
import org.relais.ledger.ErrorCause;
import org.relais.ledger.ErrorCounts;
import org.relais.ledger.ErrorFilter;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of causes. */
@Controller
final class ErrorListController {
  private static final int CAUSES = 2_000;
  private static final int PAGE = 50;
  private static final int WAITING = 10;
  private static final List<String> STATES = List.of("parked", "waiting", "discarded");
  private static final List<String> KINDS = List.of("cell", "visit", "record");

  private final ErrorView errors;
  private final CauseTrends trends;
  private final TargetStates targets;
  private final Deployment deployment;
  private final FilterChoices choices;
  private final Clock clock;

  ErrorListController(
      ErrorView errors,
      CauseTrends trends,
      TargetStates targets,
      Deployment deployment,
      FilterChoices choices,
      Clock clock) {
    this.errors = errors;
    this.trends = trends;
    this.targets = targets;
    this.deployment = deployment;
    this.choices = choices;
    this.clock = clock;
  }

  @GetMapping("/errors")
  String list(
      ErrorQuery query,
      @RequestParam(defaultValue = "1") int page,
      Account account,
      Locale locale,
      Model model) {
    ErrorFilter filter = query.filter();
    model.addAttribute("asOf", clock.instant());
    List<ErrorCause> all = errors.causes(filter, account.scope(), CAUSES);
    Paging paging = Paging.of(all.size(), page, PAGE);
    List<ErrorCause> causes = paging.cut(CauseOrder.sorted(all, query.sorting(), locale));
    ErrorCounts counts = errors.counts(filter, account.scope());
    model.addAttribute("query", query);
    query.misread().ifPresent(part -> model.addAttribute("misread", part));
    model.addAttribute("state", query.asState().name().toLowerCase(Locale.ROOT));
    model.addAttribute("states", STATES);
    model.addAttribute("kinds", KINDS);
    model.addAttribute("owners", List.of(Cause.Owner.values()));
    model.addAttribute("causes", causes);
    model.addAttribute("causeCount", all.size());
    model.addAttribute("page", paging.page());
    model.addAttribute("pages", paging.pages());
    model.addAttribute("trends", trends.of(filter, account.scope(), causes));
    model.addAttribute("total", counts.total());
    model.addAttribute("toRetry", counts.cells() + counts.visits());
    model.addAttribute("toMap", counts.records());
    choices.show(query, account, model);
    if (query.asState() == DeliveryState.PARKED) {
      waiting(query, account, model);
    }
    return "errors";
  }

  /** What nobody needs to act on: it stands apart, with the time of the next try. */
  private void waiting(ErrorQuery query, Account account, Model model) {
    ErrorFilter waiting = query.filter().in(DeliveryState.WAITING);
    model.addAttribute("waits", errors.causes(waiting, account.scope(), WAITING));
    if (account.scope().all()) {
      model.addAttribute(
          "down",
          deployment.targets().stream()
              .map(target -> targets.of(target.name()))
              .filter(state -> state.down() != null && !state.isHeld())
              .toList());
    }
  }
}
