package org.relais.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.Cause;
import org.relais.delivery.CellKey;
import org.relais.route.Preview;
import org.relais.target.preflight.Difference;
import org.relais.target.preflight.Difference.Kind;

/** A preview as a table for a spreadsheet, written as its rows come. */
final class PreviewCsv implements PreviewOutput {
  private final CsvWriter csv;
  private final boolean all;
  private final PreviewTally tally = new PreviewTally();

  /**
   * @param all whether what stays the same is written too
   */
  PreviewCsv(PrintWriter out, boolean all) {
    this.csv = CsvWriter.builder().build(out);
    this.all = all;
    csv.writeRecord(
        "target",
        "data_set",
        "element",
        "options",
        "org_unit",
        "period",
        "kind",
        "held",
        "wanted",
        "foreign",
        "refused");
  }

  @Override
  public void add(Preview.Row row) {
    tally.add(row);
    Difference difference = row.difference();
    if (!all && difference.kind() == Kind.SAME) {
      return;
    }
    CellKey key = difference.cell().key();
    Cause refused = difference.cause() == null ? row.refused() : difference.cause();
    csv.writeRecord(
        key.target(),
        key.dataSet(),
        key.element(),
        key.options().toString().replaceAll("[{}]", ""),
        key.orgUnit(),
        key.period().id(),
        difference.kind().name().toLowerCase(Locale.ROOT),
        text(difference.held()),
        text(difference.cell().value()),
        row.foreign() ? "yes" : "",
        refused == null ? "" : refused.code());
  }

  private static String text(@Nullable BigDecimal value) {
    return value == null ? "" : value.toPlainString();
  }

  @Override
  public void end() {
    try {
      csv.flush();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public PreviewTally tally() {
    return tally;
  }
}
