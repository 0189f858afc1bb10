package org.relais.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Account;
import org.relais.console.figures.FigureQuery;
import org.relais.console.figures.Picks;
import org.relais.console.figures.Reading;
import org.relais.console.figures.ReadingDesk;
import org.relais.console.security.Paths;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What DHIS2 holds now, beside what is calculated; for those who see all sources. */
@RestController
@RequestMapping(Paths.API + "/figures/differences/read")
@Tag(name = "differences")
final class ReadingApi {
  private final Picks picks;
  private final ReadingDesk desk;
  private final MessageSource messages;

  ReadingApi(Picks picks, ReadingDesk desk, MessageSource messages) {
    this.picks = picks;
    this.desk = desk;
    this.messages = messages;
  }

  /**
   * What was read.
   *
   * @param counts of each kind, those that are the same among them
   * @param items that are not the same
   * @param next what to ask for as {@code after} to get the next part; null after the last one
   */
  record Read(
      Instant at,
      String who,
      Map<Reading.Kind, Long> counts,
      List<Reading.Line> items,
      @Nullable String next) {
    static Read of(Reading reading, Reading.@Nullable Kind kind, ApiPart part) {
      ApiPage<Reading.Line> page = ApiPage.within(reading.of(kind), part);
      return new Read(reading.at(), reading.who(), reading.counts(), page.items(), page.next());
    }
  }

  @PostMapping
  @Operation(summary = "Reads DHIS2 for an org unit and period; the work leads to the result")
  @Refused(status = 409, when = "The target is no server that can be read.")
  WorkJson read(@ParameterObject FigureQuery query, @Parameter(hidden = true) Account account) {
    return desk.read(FigureApi.picked(picks, query, account), account)
        .map(work -> WorkJson.of(work, messages))
        .orElseThrow(
            () ->
                ApiAccess.conflict(
                    "The target is no server that can be read: name a DHIS2 server as target."));
  }

  @GetMapping
  @Operation(summary = "What was read last of an org unit and period, since the start")
  Read latest(
      @ParameterObject FigureQuery query,
      @RequestParam(required = false) Reading.@Nullable Kind kind,
      @ParameterObject ApiPart part,
      @Parameter(hidden = true) Account account) {
    ApiAccess.mustSeeAll(account);
    return desk.latest(FigureApi.picked(picks, query, account))
        .map(reading -> Read.of(reading, kind, part))
        .orElseThrow(ApiAccess::none);
  }
}
