package org.relais.examples;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Paper registers as somebody types them into a French spreadsheet: one file a month of typing,
 * semicolons, decimal commas, {@code 31/10/2026}, {@code Oui} and {@code Non}. A row that was
 * corrected is typed again with the next number in {@code Version}; some rows are typed twice.
 */
final class CsvRegister {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final YearMonth LAST_FILE = YearMonth.of(2026, 11);

  private final Draw draw = new Draw(31_102);
  private final SortedMap<Instant, List<String>> rows = new TreeMap<>();

  private CsvRegister() {}

  /** {@code examples/csv/registre-2026-08.csv}…, as text. */
  static SortedMap<String, String> of(ExampleCountry country) {
    CsvRegister register = new CsvRegister();
    country.records(FieldSystem.CSV).forEach(register::type);
    return register.files();
  }

  private SortedMap<String, String> files() {
    SortedMap<YearMonth, StringBuilder> byMonth = new TreeMap<>();
    rows.forEach(
        (at, typed) -> {
          YearMonth month = YearMonth.from(at.atZone(ZoneOffset.UTC));
          YearMonth file = month.isAfter(LAST_FILE) ? LAST_FILE : month;
          StringBuilder text = byMonth.computeIfAbsent(file, m -> header());
          typed.forEach(row -> text.append(row).append("\r\n"));
        });
    SortedMap<String, String> files = new TreeMap<>();
    byMonth.forEach((month, text) -> files.put("registre-" + month + ".csv", text.toString()));
    return files;
  }

  private static StringBuilder header() {
    return new StringBuilder(String.join(";", RegisterRow.COLUMNS)).append("\r\n");
  }

  private void type(ExampleRecord record) {
    int version = 0;
    for (State state : record.states()) {
      version++;
      String row = RegisterRow.of(record, state, version);
      at(state.arrived(), row);
      if (draw.chance(0.01)) {
        at(state.arrived().plus(Duration.ofDays(12)), row);
      }
    }
  }

  private void at(Instant when, String row) {
    rows.computeIfAbsent(when, w -> new ArrayList<>()).add(row);
  }

  static String day(LocalDate day) {
    return DAY.format(day);
  }

  static String comma(double number) {
    return String.format(Locale.FRANCE, "%.1f", number);
  }
}
