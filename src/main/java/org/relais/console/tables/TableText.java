package org.relais.console.tables;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table as text of the configuration.
 *
 * @param separator of its cells, which stays as it was
 * @param rows each as long as the header
 */
public record TableText(char separator, List<String> header, List<List<String>> rows) {
  public TableText {
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** Reads a table; empty where the text is none. A short row is filled up, a long one cut. */
  public static Optional<TableText> read(String text) {
    String first = text.lines().findFirst().orElse("");
    char separator = count(first, ';') > count(first, ',') ? ';' : ',';
    List<List<String>> records = new ArrayList<>();
    try {
      CsvReader.builder()
          .fieldSeparator(separator)
          .allowExtraFields(true)
          .allowMissingFields(true)
          .ofCsvRecord(text)
          .stream()
          .map(CsvRecord::getFields)
          .map(fields -> fields.stream().map(String::strip).toList())
          .forEach(records::add);
    } catch (CsvParseException broken) {
      return Optional.empty();
    }
    if (records.isEmpty() || records.get(0).stream().allMatch(String::isBlank)) {
      return Optional.empty();
    }
    List<String> header = records.get(0);
    return Optional.of(
        new TableText(
            separator,
            header,
            records.subList(1, records.size()).stream()
                .map(row -> fitted(row, header.size()))
                .toList()));
  }

  private static long count(String line, char sign) {
    return line.chars().filter(c -> c == sign).count();
  }

  private static List<String> fitted(List<String> row, int size) {
    List<String> fitted = new ArrayList<>(row.subList(0, Math.min(row.size(), size)));
    while (fitted.size() < size) {
      fitted.add("");
    }
    return fitted;
  }

  /** As it stands in the configuration. */
  public String write() {
    StringWriter text = new StringWriter();
    try (CsvWriter csv =
        CsvWriter.builder().fieldSeparator(separator).lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord(header);
      rows.forEach(csv::writeRecord);
    } catch (IOException impossible) {
      throw new UncheckedIOException("a text in memory takes what is written", impossible);
    }
    return text.toString();
  }

  TableText with(List<List<String>> others) {
    return new TableText(separator, header, others);
  }

  /**
   * With these columns, too, where it lacks them; of a row that stood before, the first is given.
   */
  TableText withColumns(List<String> columns, String first) {
    List<String> wider = new ArrayList<>(header);
    columns.stream().filter(column -> !header.contains(column)).forEach(wider::add);
    List<List<String>> filled = new ArrayList<>();
    for (List<String> row : rows) {
      List<String> cells = new ArrayList<>(row);
      for (String column : wider.subList(header.size(), wider.size())) {
        cells.add(column.equals(columns.get(0)) ? first : "");
      }
      filled.add(cells);
    }
    return new TableText(separator, wider, filled);
  }

  /** What a row has in a column; nothing where there is no such column. */
  String cell(List<String> row, String column) {
    int at = header.indexOf(column);
    return at < 0 ? "" : row.get(at);
  }

  /** A row with another text in a column; the same where there is no such column. */
  List<String> put(List<String> row, String column, String text) {
    int at = header.indexOf(column);
    if (at < 0) {
      return row;
    }
    List<String> changed = new ArrayList<>(row);
    changed.set(at, text);
    return List.copyOf(changed);
  }

  /** A row of what is known by column; the other cells are empty. */
  List<String> row(Map<String, String> cells) {
    return header.stream().map(column -> cells.getOrDefault(column, "")).toList();
  }

  /** What kind of table it is, by its columns. */
  public Kind kind() {
    if (header.contains("from") && header.contains("to")) {
      return Kind.CODES;
    }
    if (header.contains("data_element")) {
      return Kind.BINDING;
    }
    return header.contains("uid") ? Kind.SITES : Kind.OTHER;
  }

  public enum Kind {
    /** From a source's codes to ours. */
    CODES,
    /** Which data element and option combo of a server take a value. */
    BINDING,
    /** Which org unit of a server is which of ours. */
    SITES,
    OTHER
  }
}
