package org.relais.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Account;
import org.relais.console.overview.Arrivals;
import org.relais.console.security.Paths;
import org.relais.console.view.Recent;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What the plots of the overview are drawn from. */
@RestController
@RequestMapping(Paths.API + "/arrivals")
@Tag(name = "ledger")
final class ArrivalApi {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Comparator<Arrivals.Row> ORDER =
      Comparator.comparing(Arrivals.Row::day)
          .thenComparing(Arrivals.Row::source)
          .thenComparingInt(Arrivals.Row::delay);

  private final Recent<Arrivals> arrivals;

  ArrivalApi(Recent<Arrivals> arrivals) {
    this.arrivals = arrivals;
  }

  /**
   * Records that came on one day, from one source, as late as each other.
   *
   * @param days from the visit to its record; null where it became no visit
   */
  record Arrival(LocalDate day, String source, @Nullable Integer days, long records) {
    static Arrival of(Arrivals.Row row) {
      return new Arrival(
          row.day(), row.source(), row.delay() < 0 ? null : row.delay(), row.records());
    }
  }

  @GetMapping
  @Operation(summary = "How many records came on each of the last 60 days, and how late")
  ApiPage<Arrival> arrivals(
      @ParameterObject ApiPart part, @Parameter(hidden = true) Account account) {
    List<Arrivals.Row> rows =
        arrivals
            .latest(PATIENCE)
            .orElseThrow(
                () ->
                    new ResponseStatusException(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "Nobody has counted them yet. Try again in a minute."))
            .value()
            .rows();
    return ApiPage.within(
            rows.stream()
                .filter(row -> account.scope().includes(row.source()))
                .sorted(ORDER)
                .toList(),
            part)
        .map(Arrival::of);
  }
}
