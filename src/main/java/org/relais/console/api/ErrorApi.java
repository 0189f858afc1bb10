package org.relais.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Account;
import org.relais.console.errors.ErrorDesk;
import org.relais.console.errors.ErrorQuery;
import org.relais.console.security.Paths;
import org.relais.console.view.ErrorView;
import org.relais.console.work.Work;
import org.relais.delivery.DeliveryState;
import org.relais.ledger.CauseId;
import org.relais.ledger.ErrorCause;
import org.relais.ledger.ErrorFilter;
import org.relais.ledger.ErrorId;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The error queue. */
@RestController
@RequestMapping(Paths.API + "/errors")
@Tag(name = "errors", description = "What waits for a person or for the clock, by its cause.")
final class ErrorApi {
  private static final String PAGE = "/errors";

  private final ErrorView errors;
  private final ErrorDesk desk;
  private final MessageSource messages;

  ErrorApi(ErrorView errors, ErrorDesk desk, MessageSource messages) {
    this.errors = errors;
    this.desk = desk;
    this.messages = messages;
  }

  @GetMapping
  @Operation(summary = "The causes of most items first")
  ApiPage<ErrorJson.CauseLine> causes(
      @ParameterObject ErrorQuery filter,
      @ParameterObject ApiPart part,
      @Parameter(hidden = true) Account account) {
    int most = (int) Math.min(Integer.MAX_VALUE, (long) part.place() + part.most() + 1);
    return ApiPage.within(errors.causes(understood(filter), account.scope(), most), part)
        .map(ErrorJson.CauseLine::of);
  }

  @GetMapping("/{cause:[Cc][0-9]+}")
  @Operation(summary = "A cause in each of its states, and what the deliveries say of it")
  ErrorJson.OneCause cause(
      @PathVariable String cause,
      @ParameterObject ErrorQuery filter,
      @Parameter(hidden = true) Account account) {
    CauseId id = cause(cause);
    ErrorFilter inAny =
        understood(filter)
            .in(DeliveryState.PARKED, DeliveryState.WAITING, DeliveryState.DISCARDED)
            .ofCauses(List.of(id));
    List<ErrorCause> states = errors.causes(inAny, account.scope(), 3);
    if (states.isEmpty()) {
      throw ApiAccess.none();
    }
    return new ErrorJson.OneCause(
        states.stream().map(ErrorJson.CauseLine::of).toList(),
        errors.history(id, account.scope()).orElse(null));
  }

  @GetMapping("/{cause}/items")
  @Operation(summary = "The items of a cause in one state, in the order of their numbers")
  ApiPage<ErrorJson.ItemLine> items(
      @PathVariable String cause,
      @ParameterObject ErrorQuery filter,
      @ParameterObject ApiPart part,
      @Parameter(hidden = true) Account account) {
    ErrorFilter ofCause = understood(filter).ofCauses(List.of(cause(cause)));
    List<ErrorCause> found = errors.causes(ofCause, account.scope(), 1);
    if (found.isEmpty()) {
      return new ApiPage<>(List.of(), null);
    }
    return ApiPage.of(
            errors.items(
                found.get(0).kind(), ofCause, account.scope(), part.number(0), part.most()),
            part,
            item -> item.id().number())
        .map(ErrorJson.ItemLine::of);
  }

  @PostMapping("/retry")
  @Operation(summary = "Sends values and visits again with the next delivery")
  ErrorJson.Touched retry(
      @ParameterObject ErrorQuery filter,
      @RequestParam(defaultValue = "") List<String> cause,
      @RequestParam(defaultValue = "") List<String> item,
      @RequestParam(required = false) @Nullable Instant asOf,
      @Parameter(hidden = true) Account account) {
    return touched(desk.retry(meant(filter, cause, item, asOf), account, PAGE));
  }

  @PostMapping("/map")
  @Operation(summary = "Maps rejected records again by the rules of now")
  ErrorJson.Touched map(
      @ParameterObject ErrorQuery filter,
      @RequestParam(defaultValue = "") List<String> cause,
      @RequestParam(defaultValue = "") List<String> item,
      @RequestParam(required = false) @Nullable Instant asOf,
      @Parameter(hidden = true) Account account) {
    return touched(desk.mapAgain(meant(filter, cause, item, asOf), account, PAGE));
  }

  @PostMapping("/discard")
  @Operation(summary = "Sets items aside, with a reason")
  ErrorJson.Touched discard(
      @ParameterObject ErrorQuery filter,
      @RequestParam(defaultValue = "") List<String> cause,
      @RequestParam(defaultValue = "") List<String> item,
      @RequestParam(required = false) @Nullable Instant asOf,
      @RequestParam String reason,
      @Parameter(hidden = true) Account account) {
    String said = ApiAccess.said("reason", reason);
    return touched(desk.discard(meant(filter, cause, item, asOf), account, said, PAGE));
  }

  @PostMapping("/restore")
  @Operation(summary = "Brings back what was set aside")
  ErrorJson.Touched restore(
      @ParameterObject ErrorQuery filter,
      @RequestParam(defaultValue = "") List<String> cause,
      @RequestParam(defaultValue = "") List<String> item,
      @RequestParam(required = false) @Nullable Instant asOf,
      @Parameter(hidden = true) Account account) {
    return touched(desk.undoDiscard(meant(filter, cause, item, asOf), account, PAGE));
  }

  @PostMapping("/undo")
  @Operation(summary = "Takes a retry or a discard of this account back, for a minute after it")
  @Refused(status = 409, when = "It is too late, or another account did it.")
  ErrorJson.Undone undo(@RequestParam List<Long> entry, @Parameter(hidden = true) Account account) {
    return desk.undo(entry, account)
        .map(ErrorJson.Undone::new)
        .orElseThrow(
            () ->
                ApiAccess.conflict(
                    "Too late, undone before, or done by another account. What was set aside can be brought back with /errors/restore."));
  }

  private ErrorJson.Touched touched(Work work) {
    return ErrorJson.Touched.of(work, WorkJson.of(work, messages));
  }

  private static ErrorFilter meant(
      ErrorQuery filter, List<String> causes, List<String> items, @Nullable Instant asOf) {
    return understood(filter)
        .ofCauses(causes.stream().map(ErrorApi::cause).toList())
        .only(items.stream().map(ErrorApi::item).toList())
        .asOf(asOf);
  }

  /** A filter of which a part were left out would mean more than the caller does. */
  private static ErrorFilter understood(ErrorQuery filter) {
    filter
        .misunderstood()
        .ifPresent(
            name -> {
              throw ApiAccess.bad(
                  name
                      + " is none that there is: take it from the list of causes, or leave it out.");
            });
    return filter.filter();
  }

  private static CauseId cause(String text) {
    return CauseId.parse(text)
        .orElseThrow(() -> ApiAccess.bad("cause must be the id of a cause, such as C12."));
  }

  private static ErrorId item(String text) {
    return ErrorId.parse(text)
        .orElseThrow(() -> ApiAccess.bad("item must be the id of an item, such as V4711 or R9."));
  }
}
