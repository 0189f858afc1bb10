package org.relais.target.dhis2;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads back what a server holds for rows, with {@code GET /api/dataValueSets}. */
final class HeldValues {
  // 50 uids make an address of some 1.5 kB.
  private static final int ORG_UNITS_AT_ONCE = 50;
  private static final int MOST_DIGITS = 100;

  private final Dhis2Session session;
  private final Duration timeout;

  HeldValues(Dhis2Session session, Duration timeout) {
    this.session = session;
    this.timeout = timeout;
  }

  /**
   * What a server holds.
   *
   * @param numbers item id to value; a row that the server holds no value for is absent
   * @param texts items for which it holds something that is no number
   */
  record Found(Map<Long, BigDecimal> numbers, Set<Long> texts) {}

  /** Item id to value; a value that is no number is none that we sent, and absent. */
  Map<Long, BigDecimal> of(String dataSet, List<DataRow> rows) throws MetadataUnavailableException {
    return find(dataSet, rows).numbers();
  }

  Found find(String dataSet, List<DataRow> rows) throws MetadataUnavailableException {
    Map<DataRow.Place, String> held = new HashMap<>();
    Map<String, TreeSet<String>> orgUnits = new TreeMap<>();
    rows.forEach(
        row -> orgUnits.computeIfAbsent(row.period(), p -> new TreeSet<>()).add(row.orgUnit()));
    for (Map.Entry<String, TreeSet<String>> period : orgUnits.entrySet()) {
      List<String> all = new ArrayList<>(period.getValue());
      for (int from = 0; from < all.size(); from += ORG_UNITS_AT_ONCE) {
        List<String> some = all.subList(from, Math.min(all.size(), from + ORG_UNITS_AT_ONCE));
        read(dataSet, period.getKey(), some, held);
      }
    }
    Map<Long, BigDecimal> numbers = new HashMap<>();
    Set<Long> texts = new HashSet<>();
    for (DataRow row : rows) {
      String value = held.get(row.place());
      if (value != null) {
        number(value)
            .ifPresentOrElse(
                number -> numbers.put(row.itemId(), number), () -> texts.add(row.itemId()));
      }
    }
    return new Found(numbers, texts);
  }

  private void read(
      String dataSet, String period, List<String> orgUnits, Map<DataRow.Place, String> held)
      throws MetadataUnavailableException {
    StringBuilder path = new StringBuilder("/api/dataValueSets?dataSet=").append(dataSet);
    path.append("&period=").append(period);
    orgUnits.forEach(orgUnit -> path.append("&orgUnit=").append(orgUnit));
    JsonNode answer = session.get(path.toString(), timeout);
    for (JsonNode value : answer.path("dataValues")) {
      String text = value.path("value").asText("");
      if (!text.isBlank() && !value.path("deleted").asBoolean(false)) {
        held.put(place(answer, value), text);
      }
    }
  }

  private static DataRow.Place place(JsonNode header, JsonNode value) {
    return new DataRow.Place(
        MetadataJson.text(value, "dataElement"),
        inherited(header, value, "orgUnit"),
        inherited(header, value, "period"),
        MetadataJson.text(value, "categoryOptionCombo"),
        inherited(header, value, "attributeOptionCombo"));
  }

  /** 2.43 leaves out of the rows what all of them share. */
  private static String inherited(JsonNode header, JsonNode value, String field) {
    String own = MetadataJson.text(value, field);
    return own.isEmpty() ? MetadataJson.text(header, field) : own;
  }

  /** A text such as 1e999999999 is a number to Java, and to nobody who stores or compares it. */
  private static Optional<BigDecimal> number(String text) {
    try {
      return Optional.of(new BigDecimal(text.strip()))
          .filter(number -> Math.abs((long) number.precision() - number.scale()) <= MOST_DIGITS)
          .filter(number -> Math.abs((long) number.scale()) <= MOST_DIGITS);
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }
}
