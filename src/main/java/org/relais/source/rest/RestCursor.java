package org.relais.source.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
 * @param backfill what this sweep reads again instead of what is new; null for what is new
 */
record RestCursor(
    @Nullable String mark,
    @Nullable String high,
    @Nullable String page,
    int pages,
    List<String> seen,
    @Nullable Backfill backfill) {
  private static final int MOST_SEEN = 32;

  static final RestCursor START = new RestCursor(null);

  /**
   * A stretch of time that is read again.
   *
   * @param until its end, which is no part of it, as ISO text
   * @param then the mark of what is new, with which the next sweep goes on; null for the beginning
   */
  record Backfill(String until, @Nullable String then) {}

  /** At the start of a sweep of what is new. */
  RestCursor(@Nullable String mark) {
    this(mark, null, null, 0, List.of(), null);
  }

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
        if (cursor.backfill() != null) {
          Instant.parse(cursor.backfill().until());
        }
        return cursor;
      } catch (JsonProcessingException | RuntimeException e) {
        return START;
      }
    }
    return START;
  }

  /** Up to when all was read; empty before the first whole sweep. */
  Optional<Instant> whole() {
    return Optional.ofNullable(backfill == null ? mark : backfill.then()).map(Instant::parse);
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
    return new RestCursor(mark, time.toString(), page, pages, seen, backfill);
  }

  /** Behind a page that was not the last. */
  RestCursor goingOn(String next, String hash) {
    List<String> latest = new ArrayList<>(seen);
    latest.add(hash);
    int first = Math.max(0, latest.size() - MOST_SEEN);
    return new RestCursor(
        mark, high, next, pages + 1, latest.subList(first, latest.size()), backfill);
  }

  /** At the start of this sweep. */
  RestCursor restarted() {
    return new RestCursor(mark, null, null, 0, List.of(), backfill);
  }

  /** At the start of a sweep that reads a stretch of time again, and then goes on as this one. */
  RestCursor backfilling(Instant from, Instant until) {
    String then = backfill == null ? mark : backfill.then();
    return new RestCursor(
        from.toString(), null, null, 0, List.of(), new Backfill(until.toString(), then));
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
          .map(url -> new RestCursor(mark, high, url, pages, seen, backfill))
          .orElseGet(this::restarted);
    }
    return page.matches("\\d{1,18}") ? this : restarted();
  }

  /** At the start of the next sweep. */
  RestCursor swept() {
    if (backfill != null) {
      return new RestCursor(backfill.then());
    }
    return new RestCursor(high == null ? mark : high);
  }
}
