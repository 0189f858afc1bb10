package org.relais.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.relais.console.account.Account;
import org.relais.console.errors.ErrorDesk;
import org.relais.console.errors.ErrorQuery;
import org.relais.console.security.Paths;
import org.relais.console.view.ErrorView;
import org.relais.console.work.Work;
import org.relais.ledger.CauseId;
import org.relais.ledger.ErrorCause;
import org.relais.ledger.ErrorFilter;
import org.relais.ledger.ErrorId;
import org.relais.ledger.ErrorItem;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

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
  List<ErrorJson.CauseLine> causes(
      @ParameterObject ErrorQuery filter,
      @RequestParam(defaultValue = ApiPage.USUAL) int limit,
      @Parameter(hidden = true) Account account) {
    return errors.causes(filter.filter(), account.scope(), ApiPage.limit(limit)).stream()
        .map(ErrorJson.CauseLine::of)
        .toList();
  }

  @GetMapping("/{cause}/items")
  @Operation(summary = "The items of a cause in one state, in the order of their numbers")
  ApiPage<ErrorJson.ItemLine> items(
      @PathVariable String cause,
      @ParameterObject ErrorQuery filter,
      @RequestParam(defaultValue = "0") long after,
      @RequestParam(defaultValue = ApiPage.USUAL) int limit,
      @Parameter(hidden = true) Account account) {
    ErrorFilter ofCause = filter.filter().ofCauses(List.of(cause(cause)));
    List<ErrorCause> found = errors.causes(ofCause, account.scope(), 1);
    if (found.isEmpty()) {
      return new ApiPage<>(List.of(), null);
    }
    int most = ApiPage.limit(limit);
    ApiPage<ErrorItem> page =
        ApiPage.of(
            errors.items(found.get(0).kind(), ofCause, account.scope(), after, most),
            most,
            item -> item.id().number());
    return new ApiPage<>(page.items().stream().map(ErrorJson.ItemLine::of).toList(), page.next());
  }

  @GetMapping("/items/{item}")
  @Operation(summary = "One item")
  ErrorJson.ItemLine item(@PathVariable String item, @Parameter(hidden = true) Account account) {
    return ErrorId.parse(item)
        .flatMap(id -> errors.item(id, account.scope()))
        .map(detail -> ErrorJson.ItemLine.of(detail.item()))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  @PostMapping("/retry")
  @Operation(summary = "Sends values and visits again with the next delivery")
  ErrorJson.Touched retry(
      @ParameterObject ErrorQuery filter,
      @RequestParam(defaultValue = "") List<String> cause,
      @Parameter(hidden = true) Account account) {
    return touched(desk.retry(meant(filter, cause), account, PAGE));
  }

  @PostMapping("/map")
  @Operation(summary = "Maps rejected records again by the rules of now")
  ErrorJson.Touched map(
      @ParameterObject ErrorQuery filter,
      @RequestParam(defaultValue = "") List<String> cause,
      @Parameter(hidden = true) Account account) {
    return touched(desk.mapAgain(meant(filter, cause), account, PAGE));
  }

  @PostMapping("/discard")
  @Operation(summary = "Sets items aside, with a reason")
  ErrorJson.Touched discard(
      @ParameterObject ErrorQuery filter,
      @RequestParam(defaultValue = "") List<String> cause,
      @RequestParam String reason,
      @Parameter(hidden = true) Account account) {
    if (reason.isBlank()) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "reason must not be blank");
    }
    return touched(desk.discard(meant(filter, cause), account, reason.strip(), PAGE));
  }

  @PostMapping("/restore")
  @Operation(summary = "Brings back what was set aside")
  ErrorJson.Touched restore(
      @ParameterObject ErrorQuery filter,
      @RequestParam(defaultValue = "") List<String> cause,
      @Parameter(hidden = true) Account account) {
    return touched(desk.undoDiscard(meant(filter, cause), account, PAGE));
  }

  @PostMapping("/undo")
  @Operation(summary = "Takes a retry or a discard of this account back, for a minute after it")
  ErrorJson.Undone undo(@RequestParam List<Long> entry, @Parameter(hidden = true) Account account) {
    return desk.undo(entry, account)
        .map(ErrorJson.Undone::new)
        .orElseThrow(
            () ->
                new ResponseStatusException(
                    HttpStatus.CONFLICT,
                    "Too late, undone before, or done by another account. What was set aside can be brought back with /errors/restore."));
  }

  private ErrorJson.Touched touched(Work work) {
    return ErrorJson.Touched.of(work, WorkJson.of(work, messages));
  }

  private static ErrorFilter meant(ErrorQuery filter, List<String> causes) {
    return filter.filter().ofCauses(causes.stream().map(ErrorApi::cause).toList());
  }

  private static CauseId cause(String text) {
    return CauseId.parse(text)
        .orElseThrow(
            () -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "no cause: " + text));
  }
}
