package org.relais.console.trial;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Account;
import org.relais.console.page.CsvPage;
import org.relais.console.page.Names;
import org.relais.console.running.LiveDeployment;
import org.relais.console.work.Outcome;
import org.relais.console.work.Words;
import org.relais.console.work.Work;
import org.relais.console.work.WorkReply;
import org.relais.indicator.Period;
import org.relais.indicator.PeriodType;
import org.relais.ledger.Prediction;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the reader's draft or a saved version would change in a period, before it is live. */
@Controller
final class ChangesController {
  private static final String PAGE = ChangesRuns.PAGE;
  private static final int MONTHS = 13;

  private final ChangesRuns runs;
  private final LiveDeployment live;
  private final Names names;
  private final WorkReply reply;
  private final Clock clock;

  ChangesController(
      ChangesRuns runs, LiveDeployment live, Names names, WorkReply reply, Clock clock) {
    this.runs = runs;
    this.live = live;
    this.names = names;
    this.reply = reply;
    this.clock = clock;
  }

  /**
   * @param version number of a version of the history; null for the reader's draft
   */
  @GetMapping(PAGE)
  String ask(
      @RequestParam(required = false) @Nullable String period,
      @RequestParam(required = false) @Nullable Long version,
      Account account,
      Model model) {
    List<Period> months = months();
    model.addAttribute("tried", tried(version, account));
    model.addAttribute("version", version);
    model.addAttribute("periods", months);
    model.addAttribute("period", period == null ? months.get(1).id() : period);
    model.addAttribute("results", runs.of(account));
    return "changes";
  }

  /** This month and those before it, as people look at them. */
  private List<Period> months() {
    LocalDate today = LocalDate.now(clock.withZone(live.zone()));
    List<Period> months =
        new ArrayList<>(Period.between(PeriodType.MONTHLY, today.minusMonths(MONTHS - 1L), today));
    Collections.reverse(months);
    return months;
  }

  @PostMapping(PAGE)
  String begin(
      @RequestParam String period,
      @RequestParam(required = false) @Nullable Long version,
      Account account,
      RedirectAttributes after,
      Locale locale) {
    Optional<Period> asked = Period.parse(period.strip());
    String page = version == null ? PAGE : PAGE + "?version=" + version;
    if (asked.isEmpty()) {
      return reply.bad(Words.of("changes.noPeriod", period), page, after, locale);
    }
    ChangesRuns.Begun begun = runs.begin(asked.get(), version, tried(version, account), account);
    if (begun instanceof ChangesRuns.Begun.Broken broken) {
      return reply.bad(broken.why(), page, after, locale);
    }
    Work work = ((ChangesRuns.Begun.Started) begun).work();
    String back =
        work.outcome() instanceof Outcome.Done done && done.where() != null ? done.where() : page;
    return reply.after(work, back, after, locale);
  }

  private Tried tried(@Nullable Long version, Account account) {
    return runs.tried(version, account)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  @GetMapping(PAGE + "/{id}")
  String result(@PathVariable String id, ChangesTable.Query query, Account account, Model model) {
    ChangesKept.Result result = find(id, account);
    model.addAttribute("result", result);
    model.addAttribute("prediction", result.prediction());
    model.addAttribute(
        "table", ChangesTable.of(result.prediction().cells(), query, names::orgUnit));
    model.addAttribute("query", query);
    model.addAttribute("fates", Prediction.Fate.values());
    model.addAttribute("names", names);
    return "changes-result";
  }

  @GetMapping(PAGE + "/{id}.csv")
  void csv(
      @PathVariable String id,
      ChangesTable.Query query,
      Account account,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    ChangesKept.Result result = find(id, account);
    try (CsvPage csv = CsvPage.to(response, "relais-changes", locale)) {
      csv.row(
          "target",
          "data_set",
          "element",
          "disaggregation",
          "org_unit",
          "org_unit_name",
          "period",
          "before",
          "after");
      ChangesTable.fitting(result.prediction().cells(), query, names::orgUnit)
          .forEach(
              cell ->
                  csv.row(
                      cell.target(),
                      cell.dataSet(),
                      cell.element(),
                      names.options(cell.options()),
                      cell.orgUnit(),
                      names.orgUnit(cell.orgUnit()),
                      cell.period(),
                      cell.before(),
                      cell.after()));
    }
  }

  private ChangesKept.Result find(String id, Account account) {
    return runs.find(id, account)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
