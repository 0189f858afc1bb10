package org.relais.config.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.Span;
import org.relais.diagnostic.Suggestion;
import org.relais.diagnostic.Text;

/** Reads a table with comma or semicolon, whichever its header has more of. */
public final class TableReader {
  private final Diagnostics diagnostics;

  public TableReader(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /**
   * The table, without the rows that are wrong, which are reported; nothing where a needed column
   * is missing or the text is not CSV.
   *
   * @param text with line feeds only
   */
  public Optional<Table> read(String file, String text, List<String> needed) {
    List<String> lines = text.lines().toList();
    String first = lines.isEmpty() ? "" : lines.get(0);
    char separator = count(first, ';') > count(first, ',') ? ';' : ',';
    List<CsvRecord> records = new ArrayList<>();
    try {
      CsvReader.builder()
          .fieldSeparator(separator)
          .allowExtraFields(true)
          .allowMissingFields(true)
          .ofCsvRecord(text)
          .forEach(records::add);
    } catch (CsvParseException broken) {
      int line =
          records.isEmpty() ? 1 : (int) records.get(records.size() - 1).getStartingLineNumber();
      diagnostics.error(
          Code.CFG109,
          new Span(file, line, 1, 1),
          Text.of(
              "the table cannot be read after this line",
              "le tableau n'est plus lisible après cette ligne"),
          Text.of("look for a quote that is not closed", "cherchez un guillemet non fermé"));
      return Optional.empty();
    }
    Layout layout = new Layout(file, lines, separator);
    List<Cell> header = records.isEmpty() ? List.of() : layout.cells(records.get(0));
    if (!complete(file, header, needed)) {
      return Optional.empty();
    }
    List<Row> rows = new ArrayList<>();
    for (CsvRecord record : records.subList(1, records.size())) {
      row(record, header, layout).ifPresent(rows::add);
    }
    return Optional.of(new Table(file, header, rows));
  }

  private static long count(String line, char sign) {
    return line.chars().filter(c -> c == sign).count();
  }

  private boolean complete(String file, List<Cell> header, List<String> needed) {
    List<String> names = header.stream().map(Cell::text).toList();
    List<String> missing = needed.stream().filter(column -> !names.contains(column)).toList();
    for (String column : missing) {
      String near = Suggestion.nearest(column, names).orElse(null);
      diagnostics.error(
          Code.CFG100,
          new Table(file, header, List.of()).headerSpan(),
          Text.of("the column \"%s\" is missing", "la colonne « %s » manque", column),
          near == null
              ? Text.of("the columns are %s", "les colonnes sont %s", String.join(", ", needed))
              : Text.of(
                  "rename the column \"%s\" to \"%s\"",
                  "renommez la colonne « %s » en « %s »", near, column));
    }
    return missing.isEmpty();
  }

  private Optional<Row> row(CsvRecord record, List<Cell> header, Layout layout) {
    Span span = layout.line(record);
    if (record.getFieldCount() != header.size()) {
      diagnostics.error(
          Code.CFG101,
          span,
          Text.of(
              "this row has %d columns, the header has %d",
              "cette ligne a %d colonnes, l'en-tête en a %d",
              record.getFieldCount(),
              header.size()),
          Text.of(
              "put a value that holds a comma or semicolon in quotes",
              "mettez entre guillemets une valeur qui contient une virgule ou un point-virgule"));
      return Optional.empty();
    }
    Map<String, Cell> cells = new LinkedHashMap<>();
    List<Cell> values = layout.cells(record);
    for (int i = 0; i < values.size(); i++) {
      cells.put(header.get(i).text(), values.get(i));
    }
    return Optional.of(new Row(span, cells));
  }
}
