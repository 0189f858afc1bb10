package org.relais.console.overview;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.relais.console.account.Account;
import org.relais.console.page.Formats;
import org.relais.console.view.LatenessFigures;
import org.relais.console.view.Plot;
import org.relais.console.view.Recent;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the plots of the first page draw, and the same as tables. */
@Controller
final class OverviewPlotController {
  private final Duration patience;
  private final Recent<Arrivals> arrivals;
  private final Recent<LatenessFigures> lateness;
  private final MessageSource words;

  OverviewPlotController(
      Duration patience,
      Recent<Arrivals> arrivals,
      Recent<LatenessFigures> lateness,
      MessageSource words) {
    this.patience = patience;
    this.arrivals = arrivals;
    this.lateness = lateness;
    this.words = words;
  }

  @GetMapping("/overview/records-per-day")
  ResponseEntity<Plot> recordsPerDay(Account account, @ModelAttribute("f") Formats formats) {
    return answer(perDay(account, formats));
  }

  @GetMapping("/overview/delays")
  ResponseEntity<Plot> delays(
      Account account, @ModelAttribute("f") Formats formats, Locale locale) {
    return answer(byWeek(account, formats, locale));
  }

  /** What the plots draw, for who cannot see them. */
  @GetMapping("/overview/plots")
  String tables(Account account, @ModelAttribute("f") Formats formats, Locale locale, Model model) {
    model.addAttribute("perDay", perDay(account, formats).orElse(null));
    model.addAttribute("byWeek", byWeek(account, formats, locale).orElse(null));
    return "overview-plots";
  }

  private Optional<Plot> perDay(Account account, Formats formats) {
    return arrivals
        .latest(patience)
        .map(dated -> Plots.recordsPerDay(dated.value(), account.scope(), formats::day));
  }

  private Optional<Plot> byWeek(Account account, Formats formats, Locale locale) {
    DelayPlot plot =
        new DelayPlot(
            account.scope(),
            formats::day,
            (key, target) -> words.getMessage(key, new Object[] {target}, locale));
    return arrivals
        .latest(patience)
        .flatMap(
            here -> lateness.latest(patience).map(there -> plot.of(here.value(), there.value())));
  }

  private static ResponseEntity<Plot> answer(Optional<Plot> plot) {
    return plot.map(ResponseEntity::ok)
        .orElseGet(() -> ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build());
  }
}
