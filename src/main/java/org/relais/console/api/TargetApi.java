package org.relais.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.relais.console.account.Account;
import org.relais.console.security.Paths;
import org.relais.console.targets.CheckedTarget;
import org.relais.console.targets.TargetDesk;
import org.relais.console.targets.TargetLine;
import org.relais.console.targets.TargetLines;
import org.relais.ledger.TargetPace;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One target, and what is done with it. */
@RestController
@RequestMapping(Paths.API + "/targets/{target}")
@Tag(name = "targets", description = "Pause, resume, reset, check, compare.")
final class TargetApi {
  private final TargetLines lines;
  private final TargetPace pace;
  private final TargetDesk desk;
  private final MessageSource messages;

  TargetApi(TargetLines lines, TargetPace pace, TargetDesk desk, MessageSource messages) {
    this.lines = lines;
    this.pace = pace;
    this.desk = desk;
    this.messages = messages;
  }

  @GetMapping
  @Operation(summary = "How it stands with a target")
  TargetLine target(@PathVariable String target, @Parameter(hidden = true) Account account) {
    ApiAccess.mustSeeAll(account);
    return line(target);
  }

  @GetMapping("/check")
  @Operation(summary = "What the last check found; 404 where there was none since the start")
  CheckedTarget lastCheck(@PathVariable String target, @Parameter(hidden = true) Account account) {
    ApiAccess.mustSeeAll(account);
    line(target);
    return desk.lastCheck(target).orElseThrow(ApiAccess::none);
  }

  @PostMapping("/pause")
  @Operation(summary = "Sends nothing more until it is resumed, with a reason")
  TargetLine pause(
      @PathVariable String target,
      @RequestParam String reason,
      @Parameter(hidden = true) Account account) {
    mayAct(target, account);
    desk.pause(target, account, ApiAccess.said("reason", reason));
    return line(target);
  }

  @PostMapping("/resume")
  @Operation(summary = "Ends a pause")
  TargetLine resume(@PathVariable String target, @Parameter(hidden = true) Account account) {
    mayAct(target, account);
    desk.resume(target, account);
    return line(target);
  }

  @PostMapping("/reset")
  @Operation(summary = "After a restore: forgets what the server acknowledged, with a reason")
  WorkJson reset(
      @PathVariable String target,
      @RequestParam String reason,
      @Parameter(hidden = true) Account account) {
    mayAct(target, account);
    return WorkJson.of(
        desk.reset(target, pace.held(target), account, ApiAccess.said("reason", reason)), messages);
  }

  @PostMapping("/check")
  @Operation(summary = "Compares the configuration with the server; only reads there")
  WorkJson check(@PathVariable String target, @Parameter(hidden = true) Account account) {
    mayAct(target, account);
    return WorkJson.of(desk.check(target, account), messages);
  }

  @PostMapping("/reconcile")
  @Operation(summary = "Compares what it holds with what it took; 409 where no routes run here")
  @Refused(status = 409, when = "No routes run here.")
  WorkJson reconcile(@PathVariable String target, @Parameter(hidden = true) Account account) {
    mayAct(target, account);
    return desk.reconcile(target, account)
        .map(work -> WorkJson.of(work, messages))
        .orElseThrow(() -> ApiAccess.conflict("No routes run here."));
  }

  private void mayAct(String target, Account account) {
    TargetDesk.mayAct(account);
    line(target);
  }

  private TargetLine line(String target) {
    return lines.find(target).orElseThrow(ApiAccess::none);
  }
}
