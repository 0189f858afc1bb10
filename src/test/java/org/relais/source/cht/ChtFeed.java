package org.relais.source.cht;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.util.ArrayList;
import java.util.List;

/**
 * A change feed of three documents a page. Its sequences are lists with characters that mean
 * something in a query, as clusters of CouchDB made them.
 */
final class ChtFeed {
  private static final int PAGE = 3;

  private final WireMockExtension server;
  private int generation;

  ChtFeed(WireMockExtension server) {
    this.server = server;
  }

  /** Holds these changes, each as JSON; who was at the end of what it held before sees all. */
  void hold(List<String> changes) {
    String before = sequence(generation, 0);
    server.resetAll();
    generation++;
    List<List<String>> pages = new ArrayList<>();
    for (int i = 0; i < changes.size(); i += PAGE) {
      pages.add(changes.subList(i, Math.min(changes.size(), i + PAGE)));
    }
    pages.add(List.of());
    for (int i = 0; i < pages.size(); i++) {
      boolean last = i >= pages.size() - 2;
      String next = sequence(generation, last ? 0 : i + 1);
      int pending = last ? 0 : changes.size() - (i + 1) * PAGE;
      String since = i == pages.size() - 1 ? sequence(generation, 0) : sequence(generation, i);
      if (i == 0 && pages.size() > 1) {
        answer("0", pages.get(i), next, pending);
        answer(before, pages.get(i), next, pending);
      } else {
        answer(since, pages.get(i), next, pending);
      }
    }
  }

  private void answer(String since, List<String> changes, String next, int pending) {
    server.stubFor(
        get(urlPathEqualTo("/medic/_changes"))
            .withQueryParam("since", equalTo(since))
            .withQueryParam("include_docs", equalTo("true"))
            .willReturn(okJson(page(changes, next, pending))));
  }

  static String page(List<String> changes, String lastSequence, int pending) {
    return "{\"results\": [%s], \"last_seq\": %s, \"pending\": %d}"
        .formatted(String.join(",", changes), lastSequence, pending);
  }

  private static String sequence(int generation, int page) {
    return "[%d,\"g1AAAA&+/%%=_%d\"]".formatted(generation, page);
  }

  /** A change with its document. */
  static String change(String id, String rev, String fields) {
    return """
        {"id": "%1$s", "seq": null, "changes": [{"rev": "%2$s"}],
         "doc": {"_id": "%1$s", "_rev": "%2$s", %3$s}}"""
        .formatted(id, rev, fields);
  }

  static String tombstone(String id, String rev) {
    return """
        {"id": "%1$s", "seq": null, "changes": [{"rev": "%2$s"}], "deleted": true,
         "doc": {"_id": "%1$s", "_rev": "%2$s", "_deleted": true}}"""
        .formatted(id, rev);
  }
}
