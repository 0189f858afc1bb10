package org.relais.console.page;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A list as CSV that the reader's spreadsheet opens as it is: a French one splits at semicolons.
 */
public final class CsvPage implements AutoCloseable {
  /** A spreadsheet takes a cell that begins so for a formula. */
  private static final String FORMULA = "=+-@\t\r";

  /** Says to a spreadsheet that the text is UTF-8. */
  private static final char MARK = '\uFEFF';

  private final CsvWriter csv;

  private CsvPage(CsvWriter csv) {
    this.csv = csv;
  }

  /**
   * @param name of the file, without its ending
   */
  public static CsvPage to(HttpServletResponse response, String name, Locale locale)
      throws IOException {
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
    Writer writer = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
    writer.write(MARK);
    char separator = Locale.FRENCH.getLanguage().equals(locale.getLanguage()) ? ';' : ',';
    return new CsvPage(CsvWriter.builder().fieldSeparator(separator).build(writer));
  }

  public void row(@Nullable Object... values) {
    csv.writeRecord(Arrays.stream(values).map(CsvPage::text).toList());
  }

  private static String text(@Nullable Object value) {
    String text = value == null ? "" : value.toString();
    boolean formula =
        !(value instanceof Number) && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    return formula ? "'" + text : text;
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
