package org.relais.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.SortedMap;
import org.relais.console.account.Account;
import org.relais.console.figures.CompletenessView;
import org.relais.console.figures.FigureAddress;
import org.relais.console.figures.FigureQuery;
import org.relais.console.figures.FigureView;
import org.relais.console.figures.Picked;
import org.relais.console.figures.Picks;
import org.relais.console.figures.TrendView;
import org.relais.console.figures.ValuePlace;
import org.relais.console.figures.ValueView;
import org.relais.console.security.Paths;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The figures, as the pages of figures have them. */
@RestController
@RequestMapping(Paths.API + "/figures")
@Tag(
    name = "figures",
    description =
        "What was calculated, what DHIS2 has of it, and the visits behind. What is left out of a"
            + " call is chosen as on the page. A source owner gets what the visits of their own"
            + " sources add up to.")
final class FigureApi {
  private final Picks picks;
  private final FigureView figures;
  private final ValueView values;
  private final CompletenessView completeness;
  private final TrendView trends;

  FigureApi(
      Picks picks,
      FigureView figures,
      ValueView values,
      CompletenessView completeness,
      TrendView trends) {
    this.picks = picks;
    this.figures = figures;
    this.values = values;
    this.completeness = completeness;
    this.trends = trends;
  }

  @GetMapping
  @Operation(summary = "The figures of an org unit and period, by data element and disaggregation")
  @Refused(status = 409, when = "There are too many visits to count at once.")
  FigureJson.Table table(
      @ParameterObject FigureQuery query, @Parameter(hidden = true) Account account) {
    Picked picked = picked(picks, query, account);
    FigureView.Whole whole = figures.whole(picked).orElseThrow(FigureApi::tooMany);
    return new FigureJson.Table(
        FigureJson.Scope.of(picked),
        whole.withValues(),
        whole.figures().stream().map(FigureJson.Sum::of).toList());
  }

  @GetMapping("/value")
  @Operation(summary = "One figure: its rule, its state and deliveries, and the visits behind it")
  FigureJson.Value value(
      @ParameterObject FigureQuery query,
      @RequestParam String element,
      @Parameter(description = "category:option, once for each category; left out is a total")
          @RequestParam(defaultValue = "")
          List<String> o,
      @Parameter(description = "what the visits before said as `next`")
          @RequestParam(defaultValue = "0")
          int after,
      @Parameter(description = "an older name of `after`", deprecated = true)
          @RequestParam(defaultValue = "0")
          int from,
      @Parameter(hidden = true) Account account) {
    Picked picked = picked(picks, query, account);
    SortedMap<String, String> options = FigureAddress.options(o);
    ValuePlace place = ValueView.place(picked, element, options);
    boolean held = place.single() && picked.scope().all();
    return new FigureJson.Value(
        FigureJson.Scope.of(picked),
        element,
        options,
        figures.of(picked, element).stream()
            .filter(part -> part.options().entrySet().containsAll(options.entrySet()))
            .map(FigureJson.Sum::of)
            .toList(),
        FigureJson.Rule.of(values.rule(place.element())),
        held ? values.cell(place).map(FigureJson.Held::of).orElse(null) : null,
        picked.reports()
            ? FigureJson.Visits.of(values.visits(place, Math.max(after, from)))
            : null);
  }

  @GetMapping("/completeness")
  @Operation(summary = "Who reported in twelve periods, by org unit, and how late visits came")
  FigureJson.Reported completeness(
      @ParameterObject FigureQuery query, @Parameter(hidden = true) Account account) {
    Picked picked = picked(picks, query, account);
    return FigureJson.Reported.of(picked, completeness.of(picked));
  }

  @GetMapping("/trends")
  @Operation(summary = "Up to six data elements over twelve periods")
  @Refused(status = 409, when = "There are too many visits to count at once.")
  FigureJson.Trend trends(
      @ParameterObject FigureQuery query,
      @Parameter(description = "data elements; the first ones of the data set without any")
          @RequestParam(defaultValue = "")
          List<String> e,
      @Parameter(hidden = true) Account account) {
    Picked picked = picked(picks, query, account);
    return trends
        .of(picked, TrendView.chosen(picked, e))
        .map(found -> FigureJson.Trend.of(picked, found))
        .orElseThrow(FigureApi::tooMany);
  }

  static Picked picked(Picks picks, FigureQuery query, Account account) {
    return picks.of(query, account.scope()).orElseThrow(ApiAccess::none);
  }

  private static ResponseStatusException tooMany() {
    return ApiAccess.conflict(
        "There are too many visits to count at once. Ask for an org unit further below.");
  }
}
