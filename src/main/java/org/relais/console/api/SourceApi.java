package org.relais.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.security.Paths;
import org.relais.console.sources.CursorText;
import org.relais.console.sources.SourceDesk;
import org.relais.console.sources.SourceTrials;
import org.relais.console.sources.Tried;
import org.relais.console.work.Work;
import org.relais.ledger.SourceState;
import org.relais.ledger.SourceStates;
import org.relais.ledger.TakenPage;
import org.relais.source.SourceDefinition;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One source, and what is done with it. */
@RestController
@RequestMapping(Paths.API + "/sources/{source}")
@Tag(name = "sources", description = "Field systems: pull, pause, resume, pull again.")
final class SourceApi {
  private static final int PAGES = 100;

  private final Deployment deployment;
  private final SourceStates states;
  private final SourceDesk desk;
  private final SourceTrials trials;
  private final MessageSource messages;

  SourceApi(
      Deployment deployment,
      SourceStates states,
      SourceDesk desk,
      SourceTrials trials,
      MessageSource messages) {
    this.deployment = deployment;
    this.states = states;
    this.desk = desk;
    this.trials = trials;
    this.messages = messages;
  }

  /**
   * @param cursor where the next page starts, in the source's own words; null at its beginning
   * @param fault why the last pull could not go on; null where it could
   * @param readUpTo up to which of the server's times of change all was read; null where the cursor
   *     does not tell
   * @param byDate whether it can be pulled again from a day on
   * @param byRange whether it can be asked for some days by themselves
   * @param pages the last that said something new, the newest first
   */
  record SourceJson(
      String source,
      SourceState.@Nullable Pause pause,
      SourceState.@Nullable Fault fault,
      @Nullable String cursor,
      @Nullable Instant readUpTo,
      long pulled,
      boolean byDate,
      boolean byRange,
      List<TakenPage> pages) {}

  @GetMapping
  @Operation(summary = "How it stands with a source, and its last pages")
  SourceJson source(@PathVariable String source, @Parameter(hidden = true) Account account) {
    SourceDefinition definition = definition(source, account);
    return json(definition);
  }

  @PostMapping("/pull")
  @Operation(summary = "Pulls now, beside the schedule; 409 where that cannot be")
  @Refused(status = 409, when = "It is being pulled already, or no routes run here.")
  WorkJson pull(@PathVariable String source, @Parameter(hidden = true) Account account) {
    definition(source, account);
    Work work =
        desk.pull(source, account)
            .orElseThrow(
                () ->
                    ApiAccess.conflict(
                        "The source is being pulled already, or no routes run here."));
    return WorkJson.of(work, messages);
  }

  @PostMapping("/pause")
  @Operation(summary = "Pulls nothing more until it is resumed, with a reason")
  SourceJson pause(
      @PathVariable String source,
      @RequestParam String reason,
      @Parameter(hidden = true) Account account) {
    SourceDefinition definition = definition(source, account);
    String said = ApiAccess.said("reason", reason);
    desk.pause(source, account, said);
    return json(definition);
  }

  @PostMapping("/resume")
  @Operation(summary = "Ends a pause")
  SourceJson resume(@PathVariable String source, @Parameter(hidden = true) Account account) {
    SourceDefinition definition = definition(source, account);
    desk.resume(source, account);
    return json(definition);
  }

  @PostMapping("/pull-again")
  @Operation(
      summary =
          "Has the next pull read it once more, from its beginning or from a day; with a reason")
  SourceJson pullAgain(
      @PathVariable String source,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
      @RequestParam String reason,
      @Parameter(hidden = true) Account account) {
    SourceDefinition definition = definition(source, account);
    if (!desk.pullAgain(definition, from, account, ApiAccess.said("reason", reason))) {
      throw ApiAccess.bad("This source can only be read from its beginning: leave from out.");
    }
    return json(definition);
  }

  /**
   * What a backfill does.
   *
   * @param to the last day
   * @param known records that came for the first time in these days: they are recognised
   */
  record BackfillJson(LocalDate from, LocalDate to, long known) {}

  @GetMapping("/backfill")
  @Operation(summary = "What reading some days again would do; 409 where it cannot be asked so")
  @Refused(status = 409, when = "This source cannot be asked for some days by themselves.")
  BackfillJson wouldBackfill(
      @PathVariable String source,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate from,
      @Parameter(description = "the last day, as `2026-10-31`")
          @RequestParam
          @DateTimeFormat(iso = ISO.DATE)
          LocalDate to,
      @Parameter(hidden = true) Account account) {
    SourceDefinition definition = ranged(source, from, to, account);
    return new BackfillJson(
        from,
        to,
        states.received(source, definition.startOf(from), definition.startOf(to.plusDays(1))));
  }

  @PostMapping("/backfill")
  @Operation(
      summary =
          "Has the next pull read some days again, with a reason; then it goes on where it stands")
  @Refused(status = 409, when = "This source cannot be asked for some days by themselves.")
  BackfillJson backfill(
      @PathVariable String source,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate from,
      @Parameter(description = "the last day, as `2026-10-31`")
          @RequestParam
          @DateTimeFormat(iso = ISO.DATE)
          LocalDate to,
      @RequestParam String reason,
      @Parameter(hidden = true) Account account) {
    BackfillJson said = wouldBackfill(source, from, to, account);
    String why = ApiAccess.said("reason", reason);
    desk.backfill(definition(source, account), from, to, account, why);
    return said;
  }

  private SourceDefinition ranged(String source, LocalDate from, LocalDate to, Account account) {
    SourceDefinition definition = definition(source, account);
    if (!definition.settings().knowsRanges()) {
      throw ApiAccess.conflict(
          "This source cannot be asked for some days by themselves: pull it again from a day, or from its beginning.");
    }
    if (to.isBefore(from)) {
      throw ApiAccess.bad("to must not be a day before from.");
    }
    return definition;
  }

  @PostMapping("/try")
  @Operation(
      summary =
          "Fetches its first page and maps it without taking it in; the work leads to the result")
  WorkJson tryOut(
      @PathVariable String source,
      @RequestParam(defaultValue = "false") boolean draft,
      @Parameter(hidden = true) Account account) {
    mustSee(source, account);
    return WorkJson.of(trials.start(source, draft, account), messages);
  }

  @GetMapping("/tried/{key}")
  @Operation(summary = "What a try showed, for whoever asked for it")
  Tried tried(
      @PathVariable String source,
      @PathVariable String key,
      @Parameter(hidden = true) Account account) {
    mustSee(source, account);
    return trials.result(source, key, account).orElseThrow(ApiAccess::none);
  }

  private static void mustSee(String source, Account account) {
    if (!account.scope().includes(source)) {
      throw ApiAccess.none();
    }
  }

  private SourceJson json(SourceDefinition definition) {
    SourceState state = states.of(definition.name());
    return new SourceJson(
        state.source(),
        state.pause(),
        state.fault(),
        CursorText.shown(state.cursor()),
        definition.settings().readUpTo(state.cursor()).orElse(null),
        state.pulled(),
        definition.settings().knowsDates(),
        definition.settings().knowsRanges(),
        states.pages(state.source(), PAGES));
  }

  private SourceDefinition definition(String name, Account account) {
    return deployment.sources().stream()
        .filter(each -> each.name().equals(name) && account.scope().includes(name))
        .findFirst()
        .orElseThrow(ApiAccess::none);
  }
}
