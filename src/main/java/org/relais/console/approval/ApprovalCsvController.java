package org.relais.console.approval;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.page.CsvPage;
import org.relais.console.page.Names;
import org.relais.ledger.ApprovalHistory;
import org.relais.ledger.ApprovalScope;
import org.relais.ledger.ApprovalValues;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The values that wait, and what was decided, as CSV: all of it, whatever a page shows. */
@Controller
final class ApprovalCsvController {
  private static final int AT_ONCE = 1_000;

  private final Deployment deployment;
  private final Supplier<ApprovalValues> values;
  private final ApprovalHistory history;
  private final Names names;

  ApprovalCsvController(
      Deployment deployment,
      Supplier<ApprovalValues> values,
      ApprovalHistory history,
      Names names) {
    this.deployment = deployment;
    this.values = values;
    this.history = history;
    this.names = names;
  }

  @GetMapping("/approval/{target}/{dataSet}/{period}/values.csv")
  void values(ApprovalPlace place, Account account, Locale locale, HttpServletResponse response)
      throws IOException {
    ApprovalController.mustSeeAll(account);
    ApprovalScope scope = ApprovalController.scope(place, deployment);
    String name = "relais-approval-" + place.dataSet() + "-" + place.period();
    try (CsvPage csv = CsvPage.to(response, name, locale)) {
      csv.row(
          "org_unit",
          "org_unit_name",
          "element",
          "element_name",
          "disaggregation",
          "received",
          "calculated",
          "approved_before");
      values
          .get()
          .each(
              place.filter(scope),
              value ->
                  csv.row(
                      value.orgUnit(),
                      names.orgUnit(value.orgUnit()),
                      value.element(),
                      names.element(value.element()).in(locale.getLanguage()),
                      names.options(value.options()),
                      value.received(),
                      value.wanted(),
                      value.approved()));
    }
  }

  /** Every decision, the newest first. */
  @GetMapping("/approval/history.csv")
  void history(Account account, Locale locale, HttpServletResponse response) throws IOException {
    ApprovalController.mustSeeAll(account);
    try (CsvPage csv = CsvPage.to(response, "relais-approval-history", locale)) {
      csv.row("at", "who", "decision", "about", "reason");
      long before = Long.MAX_VALUE;
      List<ApprovalHistory.Said> page;
      do {
        page = history.newest(before, AT_ONCE);
        for (ApprovalHistory.Said said : page) {
          csv.row(
              said.at(),
              said.who(),
              said.approved() ? "approved" : "sent_back",
              said.subject(),
              said.reason());
          before = said.entry();
        }
      } while (page.size() == AT_ONCE);
    }
  }
}
