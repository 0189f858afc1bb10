package org.relais.console.approval;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Supplier;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.page.CsvPage;
import org.relais.console.page.Names;
import org.relais.ledger.ApprovalScope;
import org.relais.ledger.ApprovalValues;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The values that wait as CSV: all of the filter, whatever a page shows. */
@Controller
final class ApprovalCsvController {
  private final Deployment deployment;
  private final Supplier<ApprovalValues> values;
  private final Names names;

  ApprovalCsvController(Deployment deployment, Supplier<ApprovalValues> values, Names names) {
    this.deployment = deployment;
    this.values = values;
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
}
