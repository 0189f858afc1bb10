package org.relais.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Account;
import org.relais.console.page.Names;
import org.relais.console.security.Paths;
import org.relais.console.trial.ChangesKept;
import org.relais.console.trial.ChangesRuns;
import org.relais.console.trial.ChangesTable;
import org.relais.indicator.Period;
import org.relais.ledger.Prediction;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the account's draft would change in a period, before anybody publishes it. */
@RestController
@RequestMapping(Paths.API + "/mappings/changes")
@Tag(name = "mappings")
final class ChangesApi {
  private final ChangesRuns runs;
  private final Names names;
  private final MessageSource messages;

  ChangesApi(ChangesRuns runs, Names names, MessageSource messages) {
    this.runs = runs;
    this.names = names;
    this.messages = messages;
  }

  /** A result, without its values. */
  record Line(String id, Instant at, String period) {
    static Line of(ChangesKept.Result result) {
      return new Line(result.id(), result.at(), result.prediction().period().id());
    }
  }

  /**
   * What would change.
   *
   * @param whole whether it tells of values, which are those of all sources
   * @param looked how many records were mapped by the draft
   * @param records that would become something else, by what and why
   * @param fresh how many values would be new
   * @param changed how many would be others
   * @param gone how many would be deleted
   * @param same how many would stay
   * @param leftOut data sets that do not report by this kind of period
   * @param elements with what becomes of their sums, those of most values first
   * @param total how many of the values fit what was asked for
   * @param items those values, the largest change first
   * @param next what to ask for as {@code after} to get the next part; null after the last one
   */
  record Changes(
      String id,
      Instant at,
      String period,
      boolean whole,
      long looked,
      List<Prediction.RecordGroup> records,
      long fresh,
      long changed,
      long gone,
      long same,
      List<String> leftOut,
      List<ChangesTable.ElementLine> elements,
      int total,
      List<Prediction.CellChange> items,
      @Nullable String next) {
    static Changes of(
        ChangesKept.Result result, List<Prediction.CellChange> fitting, ApiPart part) {
      Prediction prediction = result.prediction();
      ApiPage<Prediction.CellChange> page = ApiPage.within(fitting, part);
      return new Changes(
          result.id(),
          result.at(),
          prediction.period().id(),
          result.whole(),
          prediction.looked(),
          prediction.records(),
          prediction.fresh(),
          prediction.changed(),
          prediction.gone(),
          prediction.same(),
          prediction.leftOut(),
          ChangesTable.elements(prediction.cells()),
          fitting.size(),
          page.items(),
          page.next());
    }
  }

  @GetMapping
  @Operation(summary = "What this account asked last, the newest first, while it is kept")
  ApiPage<Line> results(@ParameterObject ApiPart part, @Parameter(hidden = true) Account account) {
    return ApiPage.within(runs.of(account), part).map(Line::of);
  }

  @PostMapping
  @Operation(
      summary =
          "Finds out what the draft, or a saved version, would change; the work leads to the result")
  @Refused(status = 409, when = "The draft has errors.")
  WorkJson begin(
      @RequestParam String period,
      @Parameter(description = "number of a saved version; left out for the draft")
          @RequestParam(required = false)
          @Nullable Long version,
      @Parameter(hidden = true) Account account) {
    Period asked =
        Period.parse(period.strip())
            .orElseThrow(() -> ApiAccess.bad("period must be as DHIS2 writes it, such as 202610."));
    ChangesRuns.Begun begun =
        runs.begin(
            asked, version, runs.tried(version, account).orElseThrow(ApiAccess::none), account);
    if (begun instanceof ChangesRuns.Begun.Broken broken) {
      throw ApiAccess.conflict(broken.why().in(messages, Locale.ENGLISH));
    }
    return WorkJson.of(((ChangesRuns.Begun.Started) begun).work(), messages);
  }

  @GetMapping("/{id}")
  @Operation(summary = "What would change, for whoever asked for it")
  Changes result(
      @Parameter(description = "of the result") @PathVariable String id,
      @RequestParam(defaultValue = "") String element,
      @Parameter(description = "what becomes of a value") @RequestParam(required = false)
          Prediction.@Nullable Fate fate,
      @Parameter(description = "code of an org unit, or a part of its name")
          @RequestParam(defaultValue = "")
          String site,
      @ParameterObject ApiPart part,
      @Parameter(hidden = true) Account account) {
    ChangesKept.Result result = runs.find(id, account).orElseThrow(ApiAccess::none);
    ChangesTable.Query query =
        new ChangesTable.Query(element, fate == null ? null : fate.name(), site, null);
    return Changes.of(
        result, ChangesTable.fitting(result.prediction().cells(), query, names::orgUnit), part);
  }
}
