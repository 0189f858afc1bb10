package org.relais.source.file;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.source.SourceItem.Fault;

/**
 * The rows of a CSV file, each a flat object of texts by column name. Blank rows are none. A row
 * over several lines that does not fit the header is taken for one whose quotation mark was lost:
 * only its first line is given up.
 */
final class CsvEntries implements Entries {
  private final FileBytes file;
  private final Charset charset;
  private final CsvHeader header;

  CsvEntries(FileBytes file, Charset charset, CsvHeader header) {
    this.file = file;
    this.charset = charset;
    this.header = header;
  }

  /**
   * Reads the header, at the start of {@code file}.
   *
   * @param separator null: found in the header
   * @return null where the file is empty
   */
  static @Nullable CsvHeader header(FileBytes file, Charset charset, @Nullable Character separator)
      throws IOException {
    while (file.peek() >= 0) {
      FileBytes.Mark start = file.mark();
      byte[] first = CsvLine.read(file, separator == null ? ',' : separator).text();
      char found = separator == null ? CsvHeader.separator(first, charset) : separator;
      file.goTo(start);
      String text = new String(CsvLine.read(file, found).text(), charset);
      if (!text.isBlank()) {
        List<String> columns = row(found, true).ofSingleCsvRecord(text).getFields();
        return new CsvHeader(found, columns.stream().map(String::strip).toList());
      }
    }
    return null;
  }

  @Override
  public @Nullable Entry next() throws IOException {
    while (file.peek() >= 0) {
      CsvLine line = CsvLine.read(file, header.separator());
      if (line.severalLines() && (line.tooLong() || !line.closed())) {
        return firstLineOnly(line);
      }
      if (line.tooLong()) {
        return new Entry.Bad(line.line(), Fault.TOO_LONG, null);
      }
      List<String> values = fields(new String(line.text(), charset));
      if (values == null || !line.closed() || !fits(values)) {
        return line.severalLines() ? firstLineOnly(line) : wrong(line);
      }
      if (!values.stream().allMatch(String::isBlank)) {
        return new Entry.Good(line.line(), record(values));
      }
    }
    return null;
  }

  private Entry firstLineOnly(CsvLine line) throws IOException {
    file.goTo(line.afterFirstLine());
    return wrong(line);
  }

  private static Entry wrong(CsvLine line) {
    return new Entry.Bad(line.line(), Fault.WRONG_COLUMN_COUNT, null);
  }

  /** Spreadsheets put separators behind the last column, and rows of nothing but separators. */
  private boolean fits(List<String> values) {
    int columns = header.columns().size();
    return values.size() >= columns
            && values.subList(columns, values.size()).stream().allMatch(String::isBlank)
        || values.stream().allMatch(String::isBlank);
  }

  private ObjectNode record(List<String> values) {
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < header.columns().size(); i++) {
      String column = header.columns().get(i);
      if (!column.isEmpty()) {
        record.put(column, values.get(i));
      }
    }
    return record;
  }

  /** Null where something stands between a closing quotation mark and the end of the field. */
  private @Nullable List<String> fields(String text) {
    if (text.isBlank()) {
      return List.of();
    }
    try {
      return row(header.separator(), false).ofSingleCsvRecord(text).getFields();
    } catch (CsvParseException e) {
      return null;
    }
  }

  private static CsvReader.CsvReaderBuilder row(char separator, boolean lenient) {
    return CsvReader.builder().fieldSeparator(separator).allowExtraCharsAfterClosingQuote(lenient);
  }
}
