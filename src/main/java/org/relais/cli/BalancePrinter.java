package org.relais.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.relais.ledger.BalanceSheet;
import org.relais.ledger.RecountCheck;
import org.relais.ledger.RejectionCause;
import org.relais.visit.Labels;

/** The balance sheet and what was rejected, as tables for people. */
final class BalancePrinter {
  private final Messages messages;
  private final PrintWriter out;
  private final NumberFormat numbers;

  BalancePrinter(Messages messages, PrintWriter out) {
    this.messages = messages;
    this.out = out;
    this.numbers = NumberFormat.getIntegerInstance(Locale.forLanguageTag(messages.language()));
  }

  void print(BalanceSheet sheet) {
    out.println(messages.text("balance.title"));
    print(sources(sheet));
    TextTable cells = new TextTable().row(heading("balance.cells"));
    TextTable visits = new TextTable().row(heading("balance.visits"));
    for (BalanceSheet.TargetLine line : sheet.targets()) {
      add(cells, line.target(), line.cells());
      add(visits, line.target(), line.visits());
    }
    print(cells);
    print(visits);
    if (sheet.balanced()) {
      out.println(messages.text("balance.balanced"));
    }
    for (Labels imbalance : sheet.imbalances()) {
      out.println(messages.text("balance.unbalanced", messages.label(imbalance)));
    }
  }

  /** What a person set aside has a column where there is any. */
  private TextTable sources(BalanceSheet sheet) {
    boolean discarded = sheet.sources().stream().anyMatch(line -> line.discarded() > 0);
    List<String> heading = new ArrayList<>(List.of(heading("balance.sources")));
    if (discarded) {
      heading.add(messages.text("balance.discarded"));
    }
    TextTable sources = new TextTable().row(heading.toArray(String[]::new));
    for (BalanceSheet.SourceLine line : sheet.sources()) {
      List<String> row =
          new ArrayList<>(
              List.of(
                  line.source(),
                  number(line.pulled()),
                  number(line.mapped()),
                  number(line.rejected()),
                  number(line.ignored()),
                  number(line.voided())));
      if (discarded) {
        row.add(number(line.discarded()));
      }
      sources.row(row.toArray(String[]::new));
    }
    return sources;
  }

  void print(List<RejectionCause> causes) {
    if (causes.isEmpty()) {
      return;
    }
    out.println();
    out.println(messages.text("rejections.title"));
    for (RejectionCause cause : causes) {
      out.println(
          "  "
              + messages.text("rejections.line", cause.records(), messages.label(cause.message())));
      out.println(
          "      "
              + messages.text("rejections.example", cause.exampleSource(), cause.exampleId())
              + "  ["
              + cause.code()
              + ", "
              + cause.cause()
              + "]");
    }
  }

  /** Whether the cells are what their visits give. */
  void print(RecountCheck.Found recount) {
    out.println();
    out.println(
        recount.agrees()
            ? messages.text("status.recounted", recount.cells())
            : messages.text("status.recountDiffers", recount.differing(), recount.cells()));
    TextTable table = new TextTable();
    for (RecountCheck.Difference difference : recount.differences()) {
      table.row(
          difference.target(),
          difference.orgUnit(),
          difference.period(),
          difference.element(),
          difference.options(),
          messages.text(
              "status.difference", number(difference.wanted()), number(difference.counted())));
    }
    table.lines().forEach(line -> out.println("  " + line));
    if (recount.earlier() > 0) {
      out.println(messages.text("status.recountEarlier", recount.earlier()));
    }
  }

  private static String number(@Nullable BigDecimal value) {
    return value == null ? "-" : value.toPlainString();
  }

  private void add(TextTable table, String target, BalanceSheet.States states) {
    if (states.total() > 0) {
      table.row(
          target,
          number(states.total()),
          number(states.acknowledged()),
          number(states.due()),
          number(states.parked()),
          number(states.discarded()));
    }
  }

  private void print(TextTable table) {
    table.lines().forEach(line -> out.println("  " + line));
    out.println();
  }

  private String[] heading(String key) {
    return messages.text(key).split("\\|");
  }

  private String number(long value) {
    return numbers.format(value);
  }
}
