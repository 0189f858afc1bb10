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

/** One cause with those of its items that a filter means. */
@Controller
final class CauseController {
  private static final int PAGE = 50;
  private static final ErrorFilter ANYTHING =
      ErrorFilter.of(DeliveryState.PARKED, DeliveryState.WAITING, DeliveryState.DISCARDED);

  private final ErrorView errors;
  private final CauseTrends trends;
  private final MendingPlaces places;
  private final FilterChoices choices;
  private final Names names;
  private final Clock clock;

  CauseController(
      ErrorView errors,
      CauseTrends trends,
      MendingPlaces places,
      FilterChoices choices,
      Names names,
      Clock clock) {
    this.errors = errors;
    this.trends = trends;
    this.places = places;
    this.choices = choices;
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
    model.addAttribute("id", id.toString());
    model.addAttribute("query", query);
    model.addAttribute("names", names);
    query.misread().ifPresent(part -> model.addAttribute("misread", part));
    List<ErrorCause> states = states(query.filter(), id, account);
    List<ErrorCause> all = states(ANYTHING, id, account);
    if (states.isEmpty()) {
      all.stream().findFirst().ifPresent(line -> model.addAttribute("all", line));
      return "cause-gone";
    }
    show(states, shown(states, query), all, query, page, account, model);
    return "cause";
  }

  private List<ErrorCause> states(ErrorFilter filter, CauseId id, Account account) {
    ErrorFilter inAny = filter.in(ANYTHING.states().toArray(DeliveryState[]::new));
    return errors.causes(inAny.ofCauses(List.of(id)), account.scope(), 3);
  }

  private void show(
      List<ErrorCause> states,
      ErrorCause shown,
      List<ErrorCause> all,
      ErrorQuery query,
      int page,
      Account account,
      Model model) {
    String state = shown.state().name().toLowerCase(Locale.ROOT);
    ErrorQuery held = query.inState(state);
    ErrorFilter filter = held.filter().ofCauses(List.of(shown.id()));
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
    model.addAttribute("query", held);
    model.addAttribute("cause", shown);
    model.addAttribute("states", states);
    model.addAttribute("state", state);
    model.addAttribute("items", items);
    model.addAttribute("page", paging.page());
    model.addAttribute("pages", paging.pages());
    all.stream()
        .filter(line -> line.state() == shown.state())
        .findFirst()
        .ifPresent(line -> model.addAttribute("all", line));
    choices.show(query, account, model);
    places.of(shown, account).ifPresent(place -> model.addAttribute("place", place));
    errors.history(shown.id(), account.scope()).ifPresent(past -> model.addAttribute("past", past));
    Optional.ofNullable(
            trends.of(filter, account.scope(), List.of(shown)).get(shown.id().toString()))
        .ifPresent(line -> model.addAttribute("trend", line));
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
