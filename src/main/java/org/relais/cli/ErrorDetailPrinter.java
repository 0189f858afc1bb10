package org.relais.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.indicator.DataElement;
import org.relais.indicator.DataSet;
import org.relais.ledger.CellVisits;
import org.relais.ledger.ErrorDetail;
import org.relais.ledger.ErrorItem;
import org.relais.ledger.HeldContent;
import org.relais.ledger.LedgerRules;
import org.relais.visit.CoreField;
import org.relais.visit.OrgUnit;
import org.relais.visit.Reason;
import org.relais.visit.Visit;

/** One item of the error queue in full, for people. */
final class ErrorDetailPrinter {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Messages messages;
  private final Deployment deployment;
  private final ErrorWords words;
  private final PrintWriter out;

  ErrorDetailPrinter(Messages messages, Deployment deployment, PrintWriter out) {
    this.messages = messages;
    this.deployment = deployment;
    this.words = new ErrorWords(messages, deployment.zone());
    this.out = out;
  }

  void print(ErrorDetail detail) {
    ErrorItem item = detail.item();
    out.println(item.id() + "  " + title(item));
    out.println("  " + standing(item));
    ErrorDetail.Discard discard = detail.discard();
    if (discard != null) {
      out.println(
          "  "
              + messages.text(
                  "errors.setAsideBy",
                  discard.who(),
                  words.time(discard.at()),
                  ErrorWords.text(discard.reason())));
    }
    for (ErrorDetail.Why why : detail.whys()) {
      out.println(
          "  %-5s %s [%s]".formatted(why.cause(), messages.label(why.message()), why.code()));
      out.println("        " + words.remedy(why.owner(), why.code(), why.remedy()));
    }
    printHistory(detail.history());
  }

  private String standing(ErrorItem item) {
    String state = messages.text("errors.state." + item.standing().state());
    String since = words.time(item.standing().since());
    return item instanceof ErrorItem.RejectedRecord
        ? messages.text("errors.standingRecord", state, since)
        : messages.text("errors.standing", state, since, item.standing().attempts());
  }

  private String title(ErrorItem item) {
    if (item instanceof ErrorItem.HeldCell cell) {
      return messages.text(
          "errors.cell",
          cell.key().element(),
          orgUnit(cell.key().orgUnit()),
          cell.key().period().id(),
          ErrorFields.options(cell),
          number(cell.wanted()),
          cell.acknowledgedUnknown() ? "?" : number(cell.acknowledged()));
    }
    if (item instanceof ErrorItem.HeldVisit visit) {
      return messages.text(
          "errors.visit",
          visit.source() + "/" + visit.recordId(),
          visit.orgUnit() == null ? "?" : orgUnit(visit.orgUnit()),
          ErrorWords.text(visit.day()),
          visit.target());
    }
    ErrorItem.RejectedRecord rejected = (ErrorItem.RejectedRecord) item;
    return messages.text(
        "errors.record",
        rejected.source() + "/" + rejected.recordId(),
        rejected.form() == null ? "?" : rejected.form());
  }

  private String orgUnit(String code) {
    return deployment.orgUnits().find(code).map(OrgUnit::name).orElse("?") + " (" + code + ")";
  }

  private static String number(@Nullable BigDecimal value) {
    return value == null ? "-" : value.toPlainString();
  }

  private void printHistory(List<ErrorDetail.Attempt> history) {
    if (history.isEmpty()) {
      return;
    }
    out.println();
    TextTable table = new TextTable().row(messages.text("errors.historyHeader").split("\\|"));
    for (ErrorDetail.Attempt attempt : history) {
      table.row(
          String.valueOf(attempt.delivery()),
          words.time(attempt.claimedAt()),
          messages.text("errors.outcome." + attempt.outcome()),
          shortened(attempt.carried()),
          attempt.message() == null ? "" : messages.label(attempt.message()));
    }
    table.lines().forEach(line -> out.println("  " + line));
  }

  /** Of a visit's hash the beginning tells one from another. */
  private static String shortened(@Nullable String carried) {
    return carried == null ? "-" : carried.substring(0, Math.min(12, carried.length()));
  }

  /** The visits from which a value was counted, without names. */
  void printVisits(ErrorItem.HeldCell cell, DataSource ledger, LedgerRules rules, int limit) {
    Optional<DataSet> set =
        deployment.dataSets().stream()
            .filter(dataSet -> dataSet.code().equals(cell.key().dataSet()))
            .findFirst();
    Optional<DataElement> element =
        set.flatMap(
            dataSet ->
                dataSet.elements().stream()
                    .filter(e -> e.code().equals(cell.key().element()))
                    .findFirst());
    if (set.isEmpty() || element.isEmpty()) {
      return;
    }
    List<Visit> counted =
        new CellVisits(ledger, rules)
            .counted(
                set.get(),
                element.get(),
                cell.key().options(),
                cell.key().orgUnit(),
                cell.key().period());
    out.println();
    out.println(messages.text("errors.visitsBehind", element.get().code(), counted.size()));
    TextTable table = new TextTable();
    counted.stream()
        .limit(limit)
        .forEach(
            visit ->
                table.row(
                    visit.source() + "/" + visit.recordId(),
                    ErrorWords.text(visit.date(CoreField.VISIT_DATE)),
                    ErrorWords.text(visit.text(CoreField.ORG_UNIT))));
    table.lines().forEach(line -> out.println("  " + line));
    if (counted.size() > limit) {
      out.println("  " + messages.text("explain.more", counted.size() - limit));
    }
  }

  /**
   * What a rejected record says, with the reasons under the fields.
   *
   * @param raw whether the record is printed as the source sent it
   */
  void print(HeldContent content, boolean raw) {
    out.println();
    out.println(messages.text("errors.answers"));
    for (HeldContent.Answer answer : content.answers()) {
      String value = ErrorWords.text(answer.value());
      if (!value.isBlank() || !answer.reasons().isEmpty()) {
        out.println(
            "  %s = %s  (%s)"
                .formatted(
                    answer.field().name(),
                    value.isBlank() ? "-" : value,
                    ErrorWords.text(answer.path())));
        answer.reasons().forEach(this::print);
      }
    }
    content.others().forEach(this::print);
    if (raw && content.raw() != null) {
      out.println();
      try {
        out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(content.raw()));
      } catch (JsonProcessingException fault) {
        throw new IllegalStateException("a JSON tree cannot be written as JSON", fault);
      }
    }
  }

  private void print(Reason reason) {
    out.println("      ^ " + messages.label(reason.message()) + " [" + reason.code() + "]");
  }
}
