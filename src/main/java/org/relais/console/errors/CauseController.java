package org.relais.console.errors;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.relais.console.account.Account;
import org.relais.console.page.Names;
import org.relais.console.page.Paging;
import org.relais.console.view.ErrorView;
import org.relais.delivery.DeliveryState;
import org.relais.ledger.CauseId;
import org.relais.ledger.ErrorCause;
import org.relais.ledger.ErrorFilter;
import org.relais.ledger.ErrorItem;
import org.relais.ledger.ErrorOrder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** One cause with its items. */
@Controller
final class CauseController {
  private static final int PAGE = 50;
  private static final ErrorFilter ANYTHING =
      ErrorFilter.of(DeliveryState.PARKED, DeliveryState.WAITING, DeliveryState.DISCARDED);

  private final ErrorView errors;
  private final CauseTrends trends;
  private final Names names;
  private final Clock clock;

  CauseController(ErrorView errors, CauseTrends trends, Names names, Clock clock) {
    this.errors = errors;
    this.trends = trends;
    this.names = names;
    this.clock = clock;
  }

  @GetMapping("/errors/{cause:[Cc][0-9]+}")
  String cause(
      @PathVariable String cause,
      ErrorQuery query,
      @RequestParam(defaultValue = "1") int page,
      Account account,
      Model model) {
    CauseId id = id(cause);
    model.addAttribute("asOf", clock.instant());
    List<ErrorCause> states = errors.causes(ANYTHING.ofCauses(List.of(id)), account.scope(), 3);
    model.addAttribute("id", id.toString());
    if (states.isEmpty()) {
      return "cause-gone";
    }
    ErrorCause shown = shown(states, query);
    ErrorFilter filter = ErrorFilter.of(shown.state()).ofCauses(List.of(id));
    Paging paging = Paging.of(shown.items(), page, PAGE);
    ErrorOrder order =
        ErrorQuery.constant(ErrorOrder.class, query.sorting().column()).orElse(ErrorOrder.NUMBER);
    List<ErrorItem> items =
        errors.items(
            shown.kind(),
            filter,
            account.scope(),
            order,
            query.sorting().descending(),
            (int) paging.before(),
            PAGE);
    model.addAttribute("query", query);
    model.addAttribute("cause", shown);
    model.addAttribute("states", states);
    model.addAttribute("state", shown.state().name().toLowerCase(Locale.ROOT));
    model.addAttribute("items", items);
    model.addAttribute("names", names);
    model.addAttribute("page", paging.page());
    model.addAttribute("pages", paging.pages());
    Optional.ofNullable(trends.of(filter, account.scope(), List.of(shown)).get(id.toString()))
        .ifPresent(line -> model.addAttribute("trend", line));
    return "cause";
  }

  /** The state that the address names, else the one that needs a person most. */
  private static ErrorCause shown(List<ErrorCause> states, ErrorQuery query) {
    Optional<ErrorCause> named =
        states.stream().filter(line -> line.state() == query.asState()).findFirst();
    return named.orElse(states.get(0));
  }

  static CauseId id(String text) {
    return CauseId.parse(text).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
