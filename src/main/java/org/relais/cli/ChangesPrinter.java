package org.relais.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.relais.ledger.Prediction;
import org.relais.ledger.Prediction.CellChange;
import org.relais.ledger.Prediction.RecordGroup;

/** What a configuration would change, as text. */
final class ChangesPrinter {
  private final Messages messages;
  private final PrintWriter out;
  private final int shown;

  /**
   * @param shown how many values to write out
   */
  ChangesPrinter(Messages messages, PrintWriter out, int shown) {
    this.messages = messages;
    this.out = out;
    this.shown = shown;
  }

  void print(Prediction prediction) {
    out.println(messages.text("changes.title", prediction.period().id(), prediction.looked()));
    if (!prediction.leftOut().isEmpty()) {
      out.println(messages.text("changes.leftOut", String.join(", ", prediction.leftOut())));
    }
    if (prediction.nothing()) {
      out.println(messages.text("changes.nothing"));
      return;
    }
    out.println(messages.text("changes.records", prediction.turned()));
    TextTable records = new TextTable();
    prediction.records().forEach(group -> records.row(row(group)));
    records.lines().forEach(line -> out.println("  " + line));
    out.println(
        messages.text(
            "changes.values",
            prediction.fresh(),
            prediction.changed(),
            prediction.gone(),
            prediction.same()));
    TextTable values = new TextTable();
    prediction.cells().stream().limit(shown).forEach(cell -> values.row(row(cell)));
    values.lines().forEach(line -> out.println("  " + line));
    if (prediction.cells().size() > shown) {
      out.println("  " + messages.text("changes.more", prediction.cells().size() - shown));
    }
  }

  private String[] row(RecordGroup group) {
    return new String[] {
      String.valueOf(group.records()),
      messages.text("changes.turn." + group.turn()),
      group.source(),
      group.code() == null ? "" : group.code(),
      group.message() == null ? "" : messages.label(group.message()),
      messages.text("changes.example", group.example())
    };
  }

  private static String[] row(CellChange cell) {
    return new String[] {
      cell.orgUnit(),
      cell.element(),
      cell.options().isEmpty() ? "=" : String.join(" · ", cell.options().values()),
      cell.target(),
      value(cell.before()) + " → " + value(cell.after())
    };
  }

  private static String value(@Nullable BigDecimal value) {
    return value == null ? "–" : value.toPlainString();
  }
}
