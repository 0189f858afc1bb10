package org.relais.source.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.source.RecordJson;

/**
 * Where an interface stands, as JSON text. A sweep is the pages from the first to the last.
 *
 * @param mark the newest time that the last whole sweep saw, as ISO text; null before the first
 * @param high the newest time that this sweep has seen, or null
 * @param page where this sweep goes on (a link, a page number or an offset); null: at its start
 * @param pages how many pages this sweep has read
 * @param seen hashes of its latest pages, by which endless paging is noticed
 */
record RestCursor(
    @Nullable String mark,
    @Nullable String high,
    @Nullable String page,
    int pages,
    List<String> seen) {
  private static final int MOST_SEEN = 32;

  static final RestCursor START = new RestCursor(null, null, null, 0, List.of());

  RestCursor {
    seen = List.copyOf(seen);
  }

  /** A cursor that cannot be read counts as none: everything may always be read again. */
  static RestCursor parse(@Nullable String text) {
    if (text != null) {
      try {
        RestCursor cursor = RecordJson.mapper().readValue(text, RestCursor.class);
        Instant.parse(cursor.mark() == null ? Instant.EPOCH.toString() : cursor.mark());
        Instant.parse(cursor.high() == null ? Instant.EPOCH.toString() : cursor.high());
        return cursor;
      } catch (JsonProcessingException | RuntimeException e) {
        return START;
      }
    }
    return START;
  }

  String text() {
    try {
      return RecordJson.mapper().writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a cursor is plain data", e);
    }
  }

  boolean hasSeen(String hash) {
    return seen.contains(hash);
  }

  boolean sawLast(String hash) {
    return !seen.isEmpty() && seen.get(seen.size() - 1).equals(hash);
  }

  /** The newer of the newest time so far and {@code time}. */
  RestCursor upTo(@Nullable Instant time) {
    String highest = high;
    if (time == null || (highest != null && !time.isAfter(Instant.parse(highest)))) {
      return this;
    }
    return new RestCursor(mark, time.toString(), page, pages, seen);
  }

  /** Behind a page that was not the last. */
  RestCursor goingOn(String next, String hash) {
    List<String> latest = new ArrayList<>(seen);
    latest.add(hash);
    int first = Math.max(0, latest.size() - MOST_SEEN);
    return new RestCursor(mark, high, next, pages + 1, latest.subList(first, latest.size()));
  }

  /** At the start of this sweep. */
  RestCursor restarted() {
    return new RestCursor(mark, null, null, 0, List.of());
  }

  /**
   * The same place for {@code settings}, which may have changed since: a link leads to the
   * configured server, and a page is a link or a number as the paging says.
   */
  RestCursor fitting(RestSettings settings) {
    if (page == null) {
      return this;
    }
    if (settings.page() instanceof Paging.NextLink) {
      String link = page.startsWith("http") ? page : "";
      return Links.resolve(settings.url(), link)
          .filter(url -> !link.isEmpty())
          .map(url -> new RestCursor(mark, high, url, pages, seen))
          .orElseGet(this::restarted);
    }
    return page.matches("\\d{1,18}") ? this : restarted();
  }

  /** At the start of the next sweep. */
  RestCursor swept() {
    return new RestCursor(high == null ? mark : high, null, null, 0, List.of());
  }
}
