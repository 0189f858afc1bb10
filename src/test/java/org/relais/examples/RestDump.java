package org.relais.examples;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a paged JSON interface gave: records in the order of their last change, a page a file. Some
 * records stand on two pages, as happens when records change while pages are read, and some are
 * counts of stock that the configuration tells Relais to ignore.
 */
final class RestDump {
  private static final int PAGE = 250;
  private static final int STOCK_COUNTS = 24;

  private final Draw draw = new Draw(8_261);
  private final Feed feed = new Feed();

  private RestDump() {}

  /** {@code examples/rest/page-01.json}… */
  static SortedMap<String, String> of(ExampleCountry country) {
    RestDump dump = new RestDump();
    country.records(FieldSystem.REST).forEach(dump::record);
    dump.addStockCounts(country);
    return dump.pages();
  }

  /** Ids of the records that are ignored. */
  static List<String> stockCounts(ExampleCountry country) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < STOCK_COUNTS; i++) {
      ids.add(String.valueOf(39_000 + i));
    }
    return ids;
  }

  private SortedMap<String, String> pages() {
    List<ObjectNode> rows = repeatAcrossPages(feed.inOrder());
    SortedMap<String, String> pages = new TreeMap<>();
    int last = (rows.size() + PAGE - 1) / PAGE;
    for (int page = 1; page <= last; page++) {
      List<ObjectNode> some = rows.subList((page - 1) * PAGE, Math.min(rows.size(), page * PAGE));
      String next =
          page == last ? "null" : "\"/api/visits?page=" + (page + 1) + "&per_page=" + PAGE + "\"";
      pages.put(
          "page-%02d.json".formatted(page),
          Feed.document(some, ",\"count\":" + rows.size() + ",\"next\":" + next));
    }
    return pages;
  }

  /** The last records of a page are the first of the next one as well. */
  private static List<ObjectNode> repeatAcrossPages(List<ObjectNode> rows) {
    List<ObjectNode> repeated = new ArrayList<>();
    for (ObjectNode row : rows) {
      if (repeated.size() % PAGE == 0 && repeated.size() >= 3) {
        List<ObjectNode> tail = repeated.subList(repeated.size() - 3, repeated.size());
        repeated.addAll(List.copyOf(tail));
      }
      repeated.add(row);
    }
    return repeated;
  }

  private void record(ExampleRecord record) {
    Instant before = Instant.EPOCH;
    for (State state : record.states()) {
      Instant updated = state.arrived().truncatedTo(ChronoUnit.SECONDS);
      // A server never stamps two changes of a record alike.
      updated = updated.isAfter(before) ? updated : before.plusSeconds(1);
      before = updated;
      feed.add(updated, RestVisit.of(record, state, updated));
    }
  }

  private void addStockCounts(ExampleCountry country) {
    for (String id : stockCounts(country)) {
      Site site = draw.one(country.sites(FieldSystem.REST));
      Instant at =
          Instant.parse("2026-08-05T08:00:00Z").plus(Duration.ofHours(draw.between(1, 2000)));
      ObjectNode count = JsonNodeFactory.instance.objectNode();
      count.put("id", Integer.parseInt(id)).put("updated_at", at.toString());
      count.put("is_deleted", false).put("form", "visit").put("form_version", "2.0");
      count.put("kind", "stock_count");
      count.putObject("facility").put("id", site.id());
      count.putObject("answers").put("act_boxes", draw.between(0, 12));
      feed.add(at, count);
    }
  }
}
