package org.relais.cli;

import java.io.PrintWriter;
import java.util.List;
import org.relais.ledger.ErrorItem;

/** The items of a cause, as a table for people. */
final class ErrorItemsPrinter {
  private final Messages messages;
  private final ErrorWords words;
  private final PrintWriter out;

  ErrorItemsPrinter(Messages messages, ErrorWords words, PrintWriter out) {
    this.messages = messages;
    this.words = words;
    this.out = out;
  }

  /** Items of one kind. */
  void print(List<ErrorItem> items) {
    if (items.isEmpty()) {
      return;
    }
    String heading =
        items.get(0) instanceof ErrorItem.HeldCell ? "errors.cellHeader" : "errors.recordHeader";
    TextTable table = new TextTable().row(messages.text(heading).split("\\|"));
    items.forEach(item -> table.row(row(item)));
    table.lines().forEach(line -> out.println("  " + line));
  }

  private String[] row(ErrorItem item) {
    String since = words.time(item.standing().since());
    String attempts = String.valueOf(item.standing().attempts());
    if (item instanceof ErrorItem.HeldCell cell) {
      return new String[] {
        item.id().toString(),
        cell.key().orgUnit(),
        cell.key().period().id(),
        cell.key().element(),
        ErrorFields.options(cell),
        cell.wanted() == null ? "-" : cell.wanted().toPlainString(),
        ErrorWords.text(
            cell.acknowledged() == null && !cell.acknowledgedUnknown()
                ? "-"
                : ErrorFields.received(cell)),
        since,
        attempts
      };
    }
    if (item instanceof ErrorItem.HeldVisit visit) {
      return record(
          item, visit.source() + "/" + visit.recordId(), ErrorWords.text(visit.day()), since);
    }
    ErrorItem.RejectedRecord rejected = (ErrorItem.RejectedRecord) item;
    return record(
        item,
        rejected.source() + "/" + rejected.recordId(),
        ErrorWords.text(rejected.day()),
        since);
  }

  private static String[] record(ErrorItem item, String record, String day, String since) {
    return new String[] {item.id().toString(), record, ErrorWords.text(item.orgUnit()), day, since};
  }
}
