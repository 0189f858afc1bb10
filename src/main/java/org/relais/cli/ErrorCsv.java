package org.relais.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.ledger.ErrorCause;
import org.relais.ledger.ErrorItem;

/** The error queue as CSV, for a spreadsheet. */
final class ErrorCsv {
  private ErrorCsv() {}

  static void causes(List<ErrorCause> causes, Messages messages, PrintWriter out) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(
          "cause",
          "kind",
          "state",
          "origin",
          "form",
          "field",
          "code",
          "message",
          "owner",
          "remedy",
          "items",
          "org_units",
          "first_seen",
          "last_seen",
          "next_try",
          "example");
      for (ErrorCause cause : causes) {
        csv.writeRecord(
            cause.id().toString(),
            ErrorWords.word(cause.kind()),
            ErrorWords.word(cause.state()),
            cause.origin(),
            ErrorWords.text(cause.form()),
            ErrorWords.text(cause.field()),
            cause.code(),
            plain(messages.label(cause.message())),
            ErrorWords.word(cause.owner()),
            messages.label(cause.remedy()),
            String.valueOf(cause.items()),
            String.valueOf(cause.orgUnits()),
            cause.firstSeen().toString(),
            cause.lastSeen().toString(),
            ErrorWords.text(cause.nextTry()),
            cause.example().toString());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    out.print(text);
    out.flush();
  }

  /**
   * @param first whether the line of names comes before them
   */
  static void items(Collection<ErrorItem> items, boolean first, PrintWriter out) {
    StringWriter text = new StringWriter();
    boolean names = first;
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      for (ErrorItem item : items) {
        Map<String, @Nullable String> fields = ErrorFields.of(item);
        if (names) {
          csv.writeRecord(fields.keySet());
          names = false;
        }
        csv.writeRecord(
            fields.values().stream().map(ErrorWords::text).map(ErrorCsv::plain).toList());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    out.print(text);
    out.flush();
  }

  /** A spreadsheet would run what begins so; ids and answers come from strangers. */
  private static String plain(String text) {
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 && !isNumber(text)
        ? "'" + text
        : text;
  }

  private static boolean isNumber(String text) {
    return text.matches("-?[0-9]+(\\.[0-9]+)?");
  }
}
