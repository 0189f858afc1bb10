package org.relais.console.figures;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Account;
import org.relais.console.page.CsvPage;
import org.relais.console.page.Sorting;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Who reported, by org unit and month, and how late. */
@Controller
final class CompletenessController {
  private final FigureFrame frame;
  private final Picks picks;
  private final CompletenessView completeness;

  CompletenessController(FigureFrame frame, Picks picks, CompletenessView completeness) {
    this.frame = frame;
    this.picks = picks;
    this.completeness = completeness;
  }

  @GetMapping("/figures/completeness")
  String page(
      FigureQuery query,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(required = false) @Nullable Integer year,
      Account account,
      Model model) {
    Optional<Picked> picked = frame.show(query, year, FigureTab.COMPLETENESS, account, model);
    if (picked.isEmpty()) {
      return "figures-none";
    }
    SortedFigures sorted = new SortedFigures(picked.get(), Sorting.of(sort));
    model.addAttribute(
        "go", new FigureAddress(FigureTab.COMPLETENESS, picked.get()).sortedBy(sorted.sorting()));
    model.addAttribute("query", sorted);
    model.addAttribute("report", report(sorted));
    return "figures-completeness";
  }

  @GetMapping("/figures/completeness.csv")
  void csv(
      FigureQuery query,
      @RequestParam(defaultValue = "") String sort,
      Account account,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    Picked picked =
        picks
            .of(query, account.scope())
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    Completeness report = report(new SortedFigures(picked, Sorting.of(sort)));
    String name = picked.dataSet().code() + "-completeness-" + picked.orgUnit().code();
    try (CsvPage csv = CsvPage.to(response, name, locale)) {
      csv.row(
          "data_set",
          "period",
          "org_unit",
          "org_unit_name",
          "expected",
          "reported",
          "partial",
          "percent");
      for (Completeness.Line line : report.lines()) {
        for (int i = 0; i < report.periods().size(); i++) {
          Completeness.Cell cell = line.cells().get(i);
          csv.row(
              picked.dataSet().code(),
              report.periods().get(i).id(),
              line.unit().code(),
              line.unit().name(),
              cell.expected(),
              cell.reported(),
              cell.partial(),
              cell.percent());
        }
      }
    }
  }

  private Completeness report(SortedFigures query) {
    return completeness.of(query.picked()).sorted(query.sorting(), query.picked().period());
  }
}
