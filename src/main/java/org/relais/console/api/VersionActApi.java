package org.relais.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import org.relais.console.account.Account;
import org.relais.console.mappings.Making;
import org.relais.console.mappings.Publisher;
import org.relais.console.mappings.VersionActs;
import org.relais.console.mappings.VersionActs.Result;
import org.relais.console.mappings.VersionDesk;
import org.relais.console.security.Paths;
import org.relais.console.sources.SourceTrials;
import org.relais.ledger.ConfigurationVersion;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is done with a version of the configuration. */
@RestController
@RequestMapping(Paths.API + "/mappings/versions/{number}")
@Tag(name = "mappings")
final class VersionActApi {
  private final VersionDesk desk;
  private final VersionActs acts;
  private final Publisher publisher;
  private final SourceTrials trials;
  private final MessageSource messages;

  VersionActApi(
      VersionDesk desk,
      VersionActs acts,
      Publisher publisher,
      SourceTrials trials,
      MessageSource messages) {
    this.desk = desk;
    this.acts = acts;
    this.publisher = publisher;
    this.trials = trials;
    this.messages = messages;
  }

  @PostMapping("/make-live")
  @Operation(
      summary =
          "Makes it the active configuration, as it is or laid on what is active, if `seen` still is"
              + " the active number; the work tells how it ended")
  WorkJson makeLive(
      @PathVariable long number,
      @RequestParam String message,
      @RequestParam long seen,
      @RequestParam(defaultValue = "EXACT") Making how,
      @Parameter(hidden = true) Account account) {
    return WorkJson.of(
        publisher.makeLive(
            find(number, account), how, seen, ApiAccess.said("message", message), account),
        messages);
  }

  @PostMapping("/try")
  @Operation(
      summary =
          "Fetches the first page of a source by this version, with all secrets, and takes nothing"
              + " in; an administrator's. The work leads to the result")
  WorkJson tryOut(
      @PathVariable long number,
      @Parameter(description = "of the version") @RequestParam String source,
      @Parameter(hidden = true) Account account) {
    return WorkJson.of(trials.start(source, find(number, account), account), messages);
  }

  @PostMapping("/submit")
  @Operation(summary = "Asks that it be made live; its author's")
  @Refused(status = 409, when = "It was not done; the detail says why.")
  MappingJson.VersionLine submit(
      @PathVariable long number, @Parameter(hidden = true) Account account) {
    return told(acts.submit(find(number, account), account), messages);
  }

  @PostMapping("/withdraw")
  @Operation(summary = "Takes back that it was handed over; its author's")
  @Refused(status = 409, when = "It was not done; the detail says why.")
  MappingJson.VersionLine withdraw(
      @PathVariable long number, @Parameter(hidden = true) Account account) {
    return told(acts.withdraw(find(number, account), account), messages);
  }

  @PostMapping("/send-back")
  @Operation(summary = "Gives what was handed over back to its author, with a reason")
  @Refused(status = 409, when = "It was not done; the detail says why.")
  MappingJson.VersionLine sendBack(
      @PathVariable long number,
      @RequestParam String reason,
      @Parameter(hidden = true) Account account) {
    return told(
        acts.sendBack(find(number, account), account, ApiAccess.said("reason", reason)), messages);
  }

  @PostMapping("/take")
  @Operation(
      summary =
          "Begins a draft of this account with what the version changed; with `replace=true` a draft"
              + " that it has is given up")
  @Refused(status = 409, when = "It was not done; the detail says why.")
  MappingJson.VersionLine take(
      @PathVariable long number,
      @RequestParam(defaultValue = "false") boolean replace,
      @Parameter(hidden = true) Account account) {
    return told(acts.take(find(number, account), account, replace), messages);
  }

  /** The version as it is afterwards; what is refused is a conflict. */
  static MappingJson.VersionLine told(Result result, MessageSource messages) {
    if (result instanceof Result.Refused refused) {
      throw ApiAccess.conflict(refused.why().in(messages, Locale.ENGLISH));
    }
    return MappingJson.VersionLine.of(((Result.Done) result).version(), 0);
  }

  private ConfigurationVersion find(long number, Account account) {
    return desk.find(number, account).orElseThrow(ApiAccess::none);
  }
}
