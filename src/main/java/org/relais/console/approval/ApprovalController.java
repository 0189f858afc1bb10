package org.relais.console.approval;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.account.Permission;
import org.relais.console.page.CsvPage;
import org.relais.console.page.ListQuery;
import org.relais.console.page.Listing;
import org.relais.console.page.Names;
import org.relais.console.page.Paging;
import org.relais.indicator.DataSet;
import org.relais.ledger.ApprovalHistory;
import org.relais.ledger.ApprovalPart;
import org.relais.ledger.ApprovalScope;
import org.relais.ledger.ApprovalValues;
import org.relais.ledger.Approvals;
import org.relais.ledger.Proposal;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The periods that wait, and one of them with its difference. */
@Controller
final class ApprovalController {
  private static final int SAID = 50;
  private static final int PAGE = 50;
  private static final Listing<ApprovalLine> COLUMNS =
      new Listing<ApprovalLine>()
          .column("period", line -> line.waiting().period())
          .column("data_set", line -> line.waiting().dataSet())
          .column("target", line -> line.waiting().target())
          .column("values", line -> line.waiting().cells())
          .column("org_units", line -> line.waiting().orgUnits())
          .column("since", ApprovalLine::end)
          .column("decided", ApprovalLine::decided)
          .column("by", ApprovalLine::by)
          .column("sent_back_because", line -> line.waiting().reason());

  private final Deployment deployment;
  private final Supplier<Approvals> approvals;
  private final Supplier<ApprovalValues> values;
  private final ApprovalHistory history;
  private final Names names;

  ApprovalController(
      Deployment deployment,
      Supplier<Approvals> approvals,
      Supplier<ApprovalValues> values,
      ApprovalHistory history,
      Names names) {
    this.deployment = deployment;
    this.approvals = approvals;
    this.values = values;
    this.history = history;
    this.names = names;
  }

  @GetMapping("/approval")
  String waiting(ListQuery query, Account account, Model model) {
    mustSeeAll(account);
    List<ApprovalLine> all = lines();
    model.addAttribute("lines", all);
    model.addAttribute("list", COLUMNS.show(all, query));
    model.addAttribute(
        "asked",
        deployment.dataSets().stream()
            .anyMatch(set -> set.mode() == DataSet.PushMode.AFTER_APPROVAL));
    model.addAttribute("said", history.newest(Long.MAX_VALUE, SAID));
    return "approvals";
  }

  @GetMapping("/approval.csv")
  void csv(ListQuery query, Account account, Locale locale, HttpServletResponse response)
      throws IOException {
    mustSeeAll(account);
    try (CsvPage csv = CsvPage.to(response, "relais-approval", locale)) {
      COLUMNS.write(csv, lines(), query);
    }
  }

  private List<ApprovalLine> lines() {
    return approvals.get().waiting().stream()
        .map(
            line ->
                ApprovalLine.of(line, history.of(line.target(), line.dataSet(), line.period(), 1)))
        .toList();
  }

  @GetMapping("/approval/{target}/{dataSet}/{period}")
  String period(
      ApprovalPlace place,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam(defaultValue = "") String seen,
      Account account,
      Model model) {
    mustSeeAll(account);
    ApprovalScope scope = scope(place, deployment);
    // First: what changes while the page is made makes an approval refuse, and goes unseen never.
    Proposal proposal = approvals.get().proposal(scope);
    model.addAttribute("proposal", proposal);
    // Who pages through the values approves those of the first page that they saw, or nothing.
    model.addAttribute("seen", seen.isBlank() ? proposal.fingerprint() : seen);
    model.addAttribute("changed", !seen.isBlank() && !seen.equals(proposal.fingerprint()));
    ApprovalValues.Filter filter = place.filter(scope);
    long count = values.get().count(filter);
    Paging paging = Paging.of(count, page, PAGE);
    List<ApprovalValues.Tally> all = values.get().tallies(scope);
    model.addAttribute("place", place);
    model.addAttribute("scope", scope);
    model.addAttribute("corrected", all.stream().mapToLong(ApprovalValues.Tally::corrected).sum());
    OrgUnitTallies tallies = new OrgUnitTallies(deployment.orgUnits());
    model.addAttribute("tallies", tallies.below(scope.orgUnit(), all));
    model.addAttribute("path", tallies.path(scope.orgUnit()));
    model.addAttribute("parts", ApprovalPart.values());
    model.addAttribute("part", place.asPart());
    model.addAttribute("count", count);
    model.addAttribute("values", values.get().page(filter, paging.before(), PAGE));
    model.addAttribute("page", paging.page());
    model.addAttribute("pages", paging.pages());
    model.addAttribute("names", names);
    model.addAttribute("said", history.of(place.target(), place.dataSet(), place.period(), SAID));
    model.addAttribute("mayApprove", account.may(Permission.APPROVE));
    return "approval";
  }

  static ApprovalScope scope(ApprovalPlace place, Deployment deployment) {
    return place
        .scope(deployment)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  static void mustSeeAll(Account account) {
    if (!account.scope().all()) {
      throw new AccessDeniedException("only some sources are seen");
    }
  }
}
