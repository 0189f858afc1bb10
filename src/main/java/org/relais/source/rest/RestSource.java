package org.relais.source.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.http.Http;
import org.relais.source.ContentHash;
import org.relais.source.JsonPeer;
import org.relais.source.Page;
import org.relais.source.PeerFault;
import org.relais.source.RecordReader;
import org.relais.source.RecordValues;
import org.relais.source.RevisionText;
import org.relais.source.Source;
import org.relais.source.SourceItem;
import org.relais.source.SourceTime;
import org.relais.source.SourceUnavailableException;
import org.relais.visit.SourceMapping;

/**
 * An interface that gives JSON page by page. A sweep reads all pages of what changed since the last
 * whole sweep, less an overlap; only a whole sweep moves the time forward, and never beyond the
 * server's own time, which a wrong clock on a record could.
 *
 * <p>Of two records with one id the one with the greater revision counts: the configured one, else
 * the time of the last change; then the record's hash. Without either, the hash alone decides, and
 * an older answer may win.
 *
 * <p>Where a link to a next page is dead, the sweep starts again at the next pull. A counted page
 * is taken for the last only when the one behind it is empty, does not exist (404) or is the same
 * again: many servers give fewer records a page than they were asked for.
 */
public final class RestSource implements Source {
  private final String name;
  private final RestSettings settings;
  private final ZoneId zone;
  private final RecordReader reader;
  private final PageAddress address;
  private final JsonPeer peer;

  public RestSource(
      String name, RestSettings settings, SourceMapping mapping, Http http, Clock clock) {
    this.name = name;
    this.settings = settings;
    this.zone = mapping.zone();
    this.reader =
        new RecordReader(
            settings.id(),
            settings.revision(),
            settings.deleted(),
            settings.form(),
            settings.version(),
            zone);
    this.address = new PageAddress(settings, zone);
    this.peer = new JsonPeer(name, settings.credentials(), http, clock);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Page pull(@Nullable String cursor) throws SourceUnavailableException {
    RestCursor from = RestCursor.parse(cursor).fitting(settings);
    String url = address.of(from);
    if (settings.page() instanceof Paging.NextLink && from.hasSeen(ContentHash.of(url))) {
      throw peer.unusable(url, PeerFault.SAME_PAGE_AGAIN);
    }
    Optional<JsonPeer.Json> found =
        from.page() == null ? Optional.of(peer.get(url)) : peer.find(url);
    if (found.isEmpty()) {
      // A link dies with the server's memory of it, so that what it led to is still to be read.
      boolean deadLink = settings.page() instanceof Paging.NextLink;
      return new Page(List.of(), (deadLink ? from.restarted() : from.swept()).text(), true);
    }
    JsonPeer.Json answer = found.get();
    JsonNode records = records(url, answer.body());
    RestCursor now = timed(from, records, answer);
    RestCursor next = next(now, url, records, answer);
    return new Page(items(from, records), next.text(), next.page() == null);
  }

  private JsonNode records(String url, JsonNode body) throws SourceUnavailableException {
    JsonNode records = settings.records() == null ? body : settings.records().in(body);
    if (!records.isArray() && !records.isNull()) {
      throw peer.unusable(url, PeerFault.OTHER_SHAPE);
    }
    return records;
  }

  private List<SourceItem> items(RestCursor from, JsonNode records) {
    List<SourceItem> items = new ArrayList<>();
    for (JsonNode record : records) {
      String hash = ContentHash.of(record);
      String where = "page " + (from.pages() + 1) + ", " + (items.size() + 1);
      RecordReader.Place place = new RecordReader.Place(where, "unreadable-" + hash, "0");
      items.add(reader.read(record, place, revision(record, hash)));
    }
    return items;
  }

  private String revision(JsonNode record, String hash) {
    String updated = RecordValues.text(record, settings.updatedAt());
    return (updated == null ? "" : RevisionText.of(updated, zone)) + "-" + hash;
  }

  private RestCursor timed(RestCursor from, JsonNode records, JsonPeer.Json answer) {
    Instant server = serverTime(answer);
    if (settings.updatedAt() == null) {
      return from.page() == null && settings.since() != null ? from.upTo(server) : from;
    }
    RestCursor now = from;
    for (JsonNode record : records) {
      String text = RecordValues.text(record, settings.updatedAt());
      Instant updated = text == null ? null : SourceTime.of(text, zone);
      now = now.upTo(updated != null && updated.isAfter(server) ? server : updated);
    }
    return now;
  }

  private static Instant serverTime(JsonPeer.Json answer) {
    try {
      String date = answer.answer().header("Date").orElse("");
      return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeException e) {
      return answer.received();
    }
  }

  private RestCursor next(RestCursor now, String url, JsonNode records, JsonPeer.Json answer)
      throws SourceUnavailableException {
    Paging paging = settings.page();
    if (paging instanceof Paging.NextLink link) {
      String next = link(link, answer);
      return next == null ? now.swept() : now.goingOn(resolved(url, next), ContentHash.of(url));
    }
    if (paging instanceof Paging.None || records.isEmpty()) {
      return now.swept();
    }
    String hash = ContentHash.of(records);
    if (now.sawLast(hash)) {
      if (now.pages() == 1) {
        // The second page is the first: the server does not know the parameter.
        throw peer.unusable(url, PeerFault.SAME_PAGE_AGAIN);
      }
      return now.swept();
    }
    return now.goingOn(counted(now, paging, records.size()), hash);
  }

  private static @Nullable String link(Paging.NextLink link, JsonPeer.Json answer) {
    return link.next() == null
        ? Links.inHeader(answer.answer()).orElse(null)
        : RecordValues.text(answer.body(), link.next());
  }

  private String resolved(String url, String link) throws SourceUnavailableException {
    Optional<String> next = Links.resolve(url, link);
    if (next.isEmpty()) {
      throw peer.unusable(url, PeerFault.BAD_LINK);
    }
    return next.get();
  }

  private static String counted(RestCursor now, Paging paging, int records) {
    if (paging instanceof Paging.PageNumber number) {
      return String.valueOf(number.first() + now.pages() + 1);
    }
    String at = now.page();
    long offset = at == null ? 0 : Long.parseLong(at);
    return String.valueOf(offset + records);
  }
}
