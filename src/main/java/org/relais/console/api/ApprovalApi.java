package org.relais.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import java.util.function.Supplier;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.approval.ApprovalDesk;
import org.relais.console.approval.ApprovalPlace;
import org.relais.console.security.Paths;
import org.relais.console.work.Outcome;
import org.relais.console.work.Work;
import org.relais.ledger.ApprovalHistory;
import org.relais.ledger.ApprovalScope;
import org.relais.ledger.ApprovalValues;
import org.relais.ledger.Approvals;
import org.relais.ledger.WaitingForApproval;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What waits for approval, and what is decided about it. */
@RestController
@RequestMapping(Paths.API + "/approvals")
@Tag(name = "approvals", description = "Values that are sent after a person approved them.")
final class ApprovalApi {
  private static final String PERIOD = "/{target}/{dataSet}/{period}";

  private final Deployment deployment;
  private final Supplier<Approvals> approvals;
  private final Supplier<ApprovalValues> values;
  private final ApprovalHistory history;
  private final ApprovalDesk desk;
  private final MessageSource messages;

  ApprovalApi(
      Deployment deployment,
      Supplier<Approvals> approvals,
      Supplier<ApprovalValues> values,
      ApprovalHistory history,
      ApprovalDesk desk,
      MessageSource messages) {
    this.deployment = deployment;
    this.approvals = approvals;
    this.values = values;
    this.history = history;
    this.desk = desk;
    this.messages = messages;
  }

  @GetMapping
  @Operation(summary = "Every period of which something waits, the earliest first")
  ApiPage<WaitingForApproval> waiting(
      @ParameterObject ApiPart part, @Parameter(hidden = true) Account account) {
    ApiAccess.mustSeeAll(account);
    return ApiPage.within(approvals.get().waiting(), part);
  }

  @GetMapping("/history")
  @Operation(summary = "What was decided, the newest first")
  ApiPage<ApprovalJson.Said> history(
      @ParameterObject ApiPart part, @Parameter(hidden = true) Account account) {
    ApiAccess.mustSeeAll(account);
    return ApiPage.of(
            history.newest(part.number(Long.MAX_VALUE), part.most()),
            part,
            ApprovalHistory.Said::entry)
        .map(ApprovalJson.Said::of);
  }

  @GetMapping(PERIOD)
  @Operation(summary = "The difference that an approval would let go")
  ApprovalJson.Difference difference(
      @ParameterObject ApprovalPlace place, @Parameter(hidden = true) Account account) {
    ApiAccess.mustSeeAll(account);
    return ApprovalJson.Difference.of(approvals.get().proposal(scope(place)));
  }

  @GetMapping(PERIOD + "/values")
  @Operation(summary = "The values that wait, by org unit and data element")
  ApiPage<ApprovalJson.Value> values(
      @ParameterObject ApprovalPlace place,
      @ParameterObject ApiPart part,
      @Parameter(hidden = true) Account account) {
    ApiAccess.mustSeeAll(account);
    return ApiPage.counted(
            values
                .get()
                .page(
                    new ApprovalValues.Filter(scope(place), place.asPart(), place.element()),
                    part.place(),
                    part.most()),
            part)
        .map(ApprovalJson.Value::of);
  }

  @PostMapping(PERIOD + "/approve")
  @Operation(summary = "Lets go exactly what was seen, or nothing")
  @Refused(status = 409, when = "Other values wait than those that were seen.")
  ErrorJson.Touched approve(
      @ParameterObject ApprovalPlace place,
      @RequestParam String seen,
      @RequestParam(defaultValue = "") String reason,
      @Parameter(hidden = true) Account account) {
    ApprovalDesk.mayApprove(account);
    ApprovalScope scope = scope(place);
    long cells = approvals.get().proposal(scope).cells();
    String remark = reason.isBlank() ? null : reason.strip();
    Work work = desk.approve(scope, seen, cells, remark, account, place.path());
    if (work.outcome() instanceof Outcome.Failed failed) {
      throw new ResponseStatusException(
          HttpStatus.CONFLICT, failed.said().in(messages, Locale.ENGLISH));
    }
    return ErrorJson.Touched.of(work, WorkJson.of(work, messages));
  }

  @PostMapping(PERIOD + "/send-back")
  @Operation(summary = "Takes an approval back, or refuses it, with a reason")
  ErrorJson.Touched sendBack(
      @ParameterObject ApprovalPlace place,
      @RequestParam String reason,
      @Parameter(hidden = true) Account account) {
    ApprovalDesk.mayApprove(account);
    ApprovalScope scope = scope(place);
    String said = ApiAccess.said("reason", reason);
    Work work = desk.sendBack(scope, said, account, place.path());
    return ErrorJson.Touched.of(work, WorkJson.of(work, messages));
  }

  private ApprovalScope scope(ApprovalPlace place) {
    return place.scope(deployment).orElseThrow(ApiAccess::none);
  }
}
