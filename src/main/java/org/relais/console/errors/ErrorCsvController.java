package org.relais.console.errors;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.relais.console.account.Account;
import org.relais.console.page.CsvPage;
import org.relais.console.page.Names;
import org.relais.console.view.ErrorView;
import org.relais.ledger.ErrorCause;
import org.relais.ledger.ErrorFilter;
import org.relais.ledger.ErrorItem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The lists as CSV: all rows of them, whatever a page shows. */
@Controller
final class ErrorCsvController {
  private static final int CAUSES = 10_000;
  private static final int AT_ONCE = 2_000;

  private final ErrorView errors;
  private final Names names;

  ErrorCsvController(ErrorView errors, Names names) {
    this.errors = errors;
    this.names = names;
  }

  @GetMapping("/errors.csv")
  void causes(ErrorQuery query, Account account, Locale locale, HttpServletResponse response)
      throws IOException {
    understood(query);
    List<ErrorCause> causes =
        CauseOrder.sorted(
            errors.causes(query.filter(), account.scope(), CAUSES), query.sorting(), locale);
    try (CsvPage csv = CsvPage.to(response, "relais-causes", locale)) {
      csv.row(
          "cause",
          "code",
          "message",
          "kind",
          "origin",
          "owner",
          "state",
          "items",
          "org_units",
          "first_seen",
          "last_seen");
      for (ErrorCause cause : causes) {
        csv.row(
            cause.id(),
            cause.code(),
            cause.message().in(locale.getLanguage()),
            cause.kind(),
            cause.origin(),
            cause.owner(),
            cause.state(),
            cause.items(),
            cause.orgUnits(),
            cause.firstSeen(),
            cause.lastSeen());
      }
    }
  }

  @GetMapping("/errors/{cause:[Cc][0-9]+}/items.csv")
  void items(
      @PathVariable String cause,
      ErrorQuery query,
      Account account,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    understood(query);
    ErrorFilter filter = query.filter().ofCauses(List.of(CauseController.id(cause)));
    List<ErrorCause> found = errors.causes(filter, account.scope(), 1);
    try (CsvPage csv = CsvPage.to(response, "relais-" + cause, locale)) {
      csv.row(
          "item",
          "org_unit",
          "org_unit_name",
          "element",
          "disaggregation",
          "period_or_day",
          "calculated",
          "received",
          "source",
          "record",
          "since",
          "tries");
      if (found.isEmpty()) {
        return;
      }
      long after = 0;
      List<ErrorItem> page;
      do {
        page = errors.items(found.get(0).kind(), filter, account.scope(), after, AT_ONCE);
        for (ErrorItem item : page) {
          write(csv, item);
          after = item.id().number();
        }
      } while (page.size() == AT_ONCE);
    }
  }

  private static void understood(ErrorQuery query) {
    if (query.misread().isPresent()) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
  }

  private void write(CsvPage csv, ErrorItem item) {
    String unit = item.orgUnit();
    String name = unit == null ? "" : names.orgUnit(unit);
    var standing = item.standing();
    if (item instanceof ErrorItem.HeldCell cell) {
      csv.row(
          item.id(),
          unit,
          name,
          cell.key().element(),
          names.options(cell.key().options()),
          cell.key().period().id(),
          cell.wanted(),
          cell.acknowledgedUnknown() ? "?" : cell.acknowledged(),
          "",
          "",
          standing.since(),
          standing.attempts());
    } else if (item instanceof ErrorItem.HeldVisit visit) {
      csv.row(
          item.id(),
          unit,
          name,
          "",
          "",
          visit.day(),
          "",
          "",
          visit.source(),
          visit.recordId(),
          standing.since(),
          standing.attempts());
    } else if (item instanceof ErrorItem.RejectedRecord record) {
      csv.row(
          item.id(),
          unit,
          name,
          "",
          "",
          record.day(),
          "",
          "",
          record.source(),
          record.recordId(),
          standing.since(),
          "");
    }
  }
}
