package org.relais.console.figures;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Account;
import org.relais.console.page.CsvPage;
import org.relais.console.page.Formats;
import org.relais.console.view.Plot;
import org.relais.indicator.DataElement;
import org.relais.indicator.Period;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Some data elements over a year: a plot with its table. */
@Controller
final class TrendsController {
  private final FigureFrame frame;
  private final Picks picks;
  private final TrendView trends;

  TrendsController(FigureFrame frame, Picks picks, TrendView trends) {
    this.frame = frame;
    this.picks = picks;
    this.trends = trends;
  }

  @GetMapping("/figures/trends")
  String page(
      FigureQuery query,
      @RequestParam(name = "e", defaultValue = "") List<String> elements,
      @RequestParam(required = false) @Nullable Integer year,
      Account account,
      Model model) {
    Optional<Picked> picked = frame.show(query, year, FigureTab.TRENDS, account, model);
    if (picked.isEmpty()) {
      return "figures-none";
    }
    List<DataElement> chosen = TrendView.chosen(picked.get(), elements);
    List<String> codes = chosen.stream().map(DataElement::code).toList();
    model.addAttribute("chosen", codes);
    model.addAttribute("most", TrendView.MOST_ELEMENTS);
    model.addAttribute("trends", trends.of(picked.get(), chosen).orElse(null));
    model.addAttribute("go", new FigureAddress(FigureTab.TRENDS, picked.get()).following(codes));
    return "figures-trends";
  }

  @GetMapping("/figures/trends/plot")
  ResponseEntity<Plot> plot(
      FigureQuery query,
      @RequestParam(name = "e", defaultValue = "") List<String> elements,
      Account account,
      @ModelAttribute("f") Formats formats) {
    Trends found = found(query, elements, account);
    List<Plot.Series> series = new ArrayList<>();
    for (Trends.Line line : found.lines()) {
      List<@Nullable Double> values = new ArrayList<>();
      for (BigDecimal value : line.values()) {
        values.add(value == null ? null : value.doubleValue());
      }
      series.add(new Plot.Series(formats.label(line.element().label()), values));
    }
    return ResponseEntity.ok(
        new Plot("line", found.periods().stream().map(formats::period).toList(), series));
  }

  @GetMapping("/figures/trends.csv")
  void csv(
      FigureQuery query,
      @RequestParam(name = "e", defaultValue = "") List<String> elements,
      Account account,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    Trends found = found(query, elements, account);
    try (CsvPage csv = CsvPage.to(response, "trends", locale)) {
      csv.row("element", "element_name", "period", "calculated");
      for (Trends.Line line : found.lines()) {
        for (int i = 0; i < found.periods().size(); i++) {
          Period period = found.periods().get(i);
          csv.row(
              line.element().code(),
              line.element().label().in(locale.getLanguage()),
              period.id(),
              line.values().get(i));
        }
      }
    }
  }

  private Trends found(FigureQuery query, List<String> elements, Account account) {
    Picked picked =
        picks
            .of(query, account.scope())
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return trends
        .of(picked, TrendView.chosen(picked, elements))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.CONFLICT));
  }
}
