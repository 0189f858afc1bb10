package org.relais.target.dhis2;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Asks a server for lists of its metadata, page by page. */
final class MetadataQuery {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int PAGE = 1000;
  // Some 100 codes keep the address well under the 8 kB that proxies allow.
  private static final int AT_ONCE = 100;

  private final Dhis2Session session;

  MetadataQuery(Dhis2Session session) {
    this.session = session;
  }

  /**
   * @param path from {@code /api} on, with its query
   */
  JsonNode one(String path) throws MetadataUnavailableException {
    return session.get(path, PATIENCE);
  }

  /**
   * @param kind such as {@code dataSets}
   * @param filter such as {@code code:eq:ICCM}
   */
  List<JsonNode> list(String kind, String filter, String fields)
      throws MetadataUnavailableException {
    return list(kind, List.of(filter), fields);
  }

  /** What any of the filters lets through. */
  List<JsonNode> list(String kind, List<String> filters, String fields)
      throws MetadataUnavailableException {
    String any = filters.size() > 1 ? "&rootJunction=OR" : "";
    String filter =
        filters.stream()
            .map(text -> "filter=" + encoded(text))
            .collect(Collectors.joining("&", "", any));
    List<JsonNode> all = new ArrayList<>();
    int page = 1;
    int pages;
    do {
      JsonNode answer =
          one(
              "/api/%s?%s&fields=%s&order=id:asc&page=%d&pageSize=%d"
                  .formatted(kind, filter, encoded(fields), page, PAGE));
      answer.path(kind).forEach(all::add);
      pages = answer.path("pager").path("pageCount").asInt(1);
      page++;
    } while (page <= pages);
    return all;
  }

  /** How many there are that {@code filter} lets through. */
  int count(String kind, String filter) throws MetadataUnavailableException {
    return one("/api/%s?filter=%s&fields=id&page=1&pageSize=1".formatted(kind, encoded(filter)))
        .path("pager")
        .path("total")
        .asInt();
  }

  /** Those whose {@code property} is one of {@code values}, in as many requests as it takes. */
  List<JsonNode> having(String kind, String property, Collection<String> values, String fields)
      throws MetadataUnavailableException {
    List<JsonNode> all = new ArrayList<>();
    for (List<String> some : portions(values, AT_ONCE)) {
      all.addAll(list(kind, property + ":in:[" + String.join(",", some) + "]", fields));
    }
    return all;
  }

  /** In a fixed order, so that the same question is the same request. */
  static List<List<String>> portions(Collection<String> values, int size) {
    List<String> sorted = values.stream().distinct().sorted().toList();
    List<List<String>> portions = new ArrayList<>();
    for (int from = 0; from < sorted.size(); from += size) {
      portions.add(sorted.subList(from, Math.min(sorted.size(), from + size)));
    }
    return portions;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
