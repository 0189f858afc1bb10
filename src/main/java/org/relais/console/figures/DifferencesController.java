package org.relais.console.figures;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Account;
import org.relais.console.account.Permission;
import org.relais.console.page.Constant;
import org.relais.console.page.CsvPage;
import org.relais.console.page.Names;
import org.relais.console.page.Paging;
import org.relais.console.page.Sorting;
import org.relais.ledger.ApprovalScope;
import org.relais.ledger.Difference;
import org.relais.ledger.Differences;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What DHIS2 holds that is not what is calculated. */
@Controller
final class DifferencesController {
  private static final int PAGE = 100;

  private final FigureFrame frame;
  private final Picks picks;
  private final DifferenceView view;
  private final Supplier<Differences> differences;
  private final Readings readings;
  private final ServerReading server;
  private final Names names;

  DifferencesController(
      FigureFrame frame,
      Picks picks,
      DifferenceView view,
      Supplier<Differences> differences,
      Readings readings,
      ServerReading server,
      Names names) {
    this.frame = frame;
    this.picks = picks;
    this.view = view;
    this.differences = differences;
    this.readings = readings;
    this.server = server;
    this.names = names;
  }

  @GetMapping("/figures/differences")
  String page(
      FigureQuery query,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String read,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam(required = false) @Nullable Integer year,
      Account account,
      Locale locale,
      Model model) {
    Optional<Picked> picked = frame.show(query, year, FigureTab.DIFFERENCES, account, model);
    if (picked.isEmpty()) {
      return "figures-none";
    }
    if (account.scope().all()) {
      SortedFigures list =
          new SortedFigures(
              picked.get(),
              Constant.of(Difference.Kind.class, kind).orElse(null),
              Constant.of(Reading.Kind.class, read).orElse(null),
              Sorting.of(sort));
      model.addAttribute(
          "go", new FigureAddress(FigureTab.DIFFERENCES, picked.get()).sortedBy(list.sorting()));
      showStored(list, page, locale, model);
      showRead(picked.get(), list.read(), model);
      model.addAttribute("mayAct", account.may(Permission.ACT));
    }
    return "figures-differences";
  }

  private void showStored(SortedFigures list, int page, Locale locale, Model model) {
    Picked picked = list.picked();
    // First: what changes while the page is made makes a decision refuse, and goes unseen never.
    model.addAttribute("seen", differences.get().seen(scope(picked), 0));
    Map<Difference.Kind, Long> counts = view.counts(picked);
    DifferenceSort sort = DifferenceSort.of(list.sorting(), picked, names, locale);
    long listed =
        counts.entrySet().stream()
            .filter(each -> list.kind() == null || each.getKey() == list.kind())
            .mapToLong(Map.Entry::getValue)
            .sum();
    Paging paging = Paging.of(listed, page, PAGE);
    model.addAttribute("counts", counts);
    model.addAttribute("kind", list.kind());
    model.addAttribute("query", list);
    model.addAttribute("page", paging.page());
    model.addAttribute("pages", paging.pages());
    model.addAttribute("lines", view.page(picked, list.kind(), sort, paging.before(), PAGE));
    model.addAttribute(
        "elsewhere",
        differences.get().counts().stream()
            .filter(count -> count.target().equals(picked.target()))
            .filter(count -> count.dataSet().equals(picked.dataSet().code()))
            .filter(count -> !count.period().equals(picked.period().id()))
            .toList());
  }

  private void showRead(Picked picked, Reading.@Nullable Kind kind, Model model) {
    model.addAttribute("canRead", server.canRead(picked));
    readings
        .of(picked)
        .ifPresent(
            reading -> {
              model.addAttribute("reading", reading);
              model.addAttribute("readKind", kind);
              model.addAttribute("readLines", reading.of(kind).stream().limit(PAGE).toList());
              model.addAttribute("readCount", reading.of(kind).size());
            });
  }

  @GetMapping("/figures/differences.csv")
  void csv(
      FigureQuery query,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String sort,
      Account account,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    Picked picked = picked(query, account);
    DifferenceSort order = DifferenceSort.of(Sorting.of(sort), picked, names, locale);
    try (CsvPage csv = CsvPage.to(response, "differences-" + picked.period().id(), locale)) {
      csv.row(
          "kind",
          "period",
          "org_unit",
          "org_unit_name",
          "element",
          "element_name",
          "options",
          "calculated",
          "received",
          "in_dhis2",
          "read_at",
          "confirmed");
      view.each(
          picked,
          Constant.of(Difference.Kind.class, kind).orElse(null),
          order,
          line ->
              csv.row(
                  line.kind(),
                  picked.period().id(),
                  line.orgUnit(),
                  names.orgUnit(line.orgUnit()),
                  line.element(),
                  names.element(line.element()).in(locale.getLanguage()),
                  names.options(line.options()),
                  line.calculated(),
                  line.received(),
                  line.found(),
                  line.foundAt(),
                  line.confirmed()));
    }
  }

  /** What was read last, in full. */
  @GetMapping("/figures/differences/read.csv")
  void readCsv(FigureQuery query, Account account, Locale locale, HttpServletResponse response)
      throws IOException {
    Picked picked = picked(query, account);
    Reading reading =
        readings.of(picked).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    try (CsvPage csv = CsvPage.to(response, "dhis2-" + picked.period().id(), locale)) {
      csv.row(
          "kind",
          "period",
          "org_unit",
          "org_unit_name",
          "element",
          "element_name",
          "options",
          "calculated",
          "in_dhis2",
          "read_at");
      for (Reading.Line line : reading.lines()) {
        csv.row(
            line.kind(),
            picked.period().id(),
            line.orgUnit(),
            names.orgUnit(line.orgUnit()),
            line.element(),
            names.element(line.element()).in(locale.getLanguage()),
            names.options(line.options()),
            line.calculated(),
            line.held(),
            reading.at());
      }
    }
  }

  private Picked picked(FigureQuery query, Account account) {
    if (!account.scope().all()) {
      throw new AccessDeniedException("only some sources are seen");
    }
    return picks
        .of(query, account.scope())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  static ApprovalScope scope(Picked picked) {
    return new ApprovalScope(
        picked.target(), picked.dataSet().code(), picked.period(), picked.orgUnit().code());
  }
}
