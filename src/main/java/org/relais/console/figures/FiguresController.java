package org.relais.console.figures;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Account;
import org.relais.console.orgunits.Pyramid;
import org.relais.console.orgunits.TreeNode;
import org.relais.console.page.CsvPage;
import org.relais.console.page.Names;
import org.relais.console.page.Sorting;
import org.relais.visit.OrgUnit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The table of figures, and the tree of org units beside all pages of figures. */
@Controller
final class FiguresController {
  private static final int FOUND = 30;

  private final FigureFrame frame;
  private final Picks picks;
  private final Supplier<Pyramid> pyramids;
  private final FigureView figures;
  private final Names names;

  FiguresController(
      FigureFrame frame, Picks picks, Supplier<Pyramid> pyramids, FigureView figures, Names names) {
    this.frame = frame;
    this.picks = picks;
    this.pyramids = pyramids;
    this.figures = figures;
    this.names = names;
  }

  @GetMapping("/figures")
  String table(
      FigureQuery query,
      @RequestParam(required = false) @Nullable Integer year,
      Account account,
      Model model) {
    Optional<Picked> picked = frame.show(query, year, FigureTab.TABLE, account, model);
    if (picked.isEmpty()) {
      return "figures-none";
    }
    figures
        .whole(picked.get())
        .ifPresent(
            whole -> {
              model.addAttribute("withValues", whole.withValues());
              model.addAttribute("empty", whole.figures().isEmpty());
              model.addAttribute("table", TableLayout.of(picked.get().dataSet(), whole.figures()));
            });
    model.addAttribute("grounds", Ground.values());
    return "figures";
  }

  @GetMapping("/figures/table.csv")
  void csv(FigureQuery query, Account account, Locale locale, HttpServletResponse response)
      throws IOException {
    Picked picked = picked(query, account);
    FigureView.Whole whole =
        figures.whole(picked).orElseThrow(() -> new ResponseStatusException(HttpStatus.CONFLICT));
    String name = picked.dataSet().code() + "-" + picked.period().id();
    try (CsvPage csv = CsvPage.to(response, name + "-" + picked.orgUnit().code(), locale)) {
      csv.row(
          "data_set",
          "period",
          "org_unit",
          "org_unit_name",
          "element",
          "element_name",
          "options",
          "options_name",
          "calculated",
          "received",
          "org_units",
          "state");
      for (Figure figure : whole.figures()) {
        csv.row(
            picked.dataSet().code(),
            picked.period().id(),
            picked.orgUnit().code(),
            picked.orgUnit().name(),
            figure.element(),
            names.element(figure.element()).in(locale.getLanguage()),
            names.options(figure.options()),
            names.options(figure.options(), locale),
            figure.calculated(),
            figure.received(),
            figure.orgUnits(),
            figure.ground());
      }
    }
  }

  /** Part of the tree: what stands below an org unit, or what a search finds. */
  @GetMapping("/figures/units")
  String units(
      FigureQuery query,
      @RequestParam(defaultValue = "") String tab,
      @RequestParam(defaultValue = "") String under,
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "") String sort,
      Account account,
      Model model) {
    Picked picked = picked(query, account);
    model.addAttribute(
        "go", new FigureAddress(FigureTab.of(tab), picked).sortedBy(Sorting.of(sort)));
    if (!search.isBlank()) {
      List<OrgUnit> found = pyramids.get().search(search, FOUND);
      model.addAttribute("found", found);
      model.addAttribute("paths", found.stream().map(pyramids.get()::path).toList());
      return "org-units :: found";
    }
    model.addAttribute(
        "tree",
        under.isEmpty()
            ? TreeNode.tree(pyramids.get(), picked.orgUnit())
            : TreeNode.below(pyramids.get(), under, picked.orgUnit()));
    return "org-units :: nodes";
  }

  private Picked picked(FigureQuery query, Account account) {
    return picks
        .of(query, account.scope())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
