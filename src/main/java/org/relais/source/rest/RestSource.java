package org.relais.source.rest;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.http.Http;
import org.relais.source.ContentHash;
import org.relais.source.JsonPeer;
import org.relais.source.Page;
import org.relais.source.PageMemory;
import org.relais.source.PeerFault;
import org.relais.source.Source;
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
  private final PageReader reader;
  private final PageAddress address;
  private final JsonPeer peer;
  private final PageMemory pages;

  public RestSource(
      String name,
      RestSettings settings,
      SourceMapping mapping,
      Http http,
      Clock clock,
      PageMemory pages) {
    this.name = name;
    this.settings = settings;
    this.address = new PageAddress(settings, mapping.zone());
    this.peer = new JsonPeer(name, settings.credentials(), http, clock);
    this.reader = new PageReader(settings, mapping.zone(), peer);
    this.pages = pages;
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
    Optional<JsonPeer.Answered> found =
        from.page() == null ? Optional.of(peer.get(url)) : peer.find(url);
    if (found.isEmpty()) {
      // A link dies with the server's memory of it, so that what it led to is still to be read.
      boolean deadLink = settings.page() instanceof Paging.NextLink;
      return new Page(List.of(), (deadLink ? from.restarted() : from.swept()).text(), true);
    }
    JsonPeer.Answered answered = found.get();
    String digest = ContentHash.of(answered.answer().body());
    Optional<PageFacts> known = pages.recall(digest).flatMap(PageFacts::parse);
    PageReader.Read read =
        known.isPresent()
            ? new PageReader.Read(List.of(), known.get())
            : reader.read(from.pages() + 1, url, answered);
    PageFacts facts = read.facts();
    RestCursor next = next(timed(from, facts, answered), url, facts, answered);
    return new Page(
        read.items(),
        known.map(PageFacts::records).orElse(0),
        next.text(),
        next.page() == null,
        new Page.Remembered(digest, facts.text()));
  }

  private RestCursor timed(RestCursor from, PageFacts facts, JsonPeer.Answered answered) {
    Instant server = serverTime(answered);
    if (settings.updatedAt() == null) {
      return from.page() == null && settings.since() != null ? from.upTo(server) : from;
    }
    Instant newest = facts.newest() == null ? null : Instant.parse(facts.newest());
    return from.upTo(newest != null && newest.isAfter(server) ? server : newest);
  }

  private static Instant serverTime(JsonPeer.Answered answer) {
    try {
      String date = answer.answer().header("Date").orElse("");
      return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeException e) {
      return answer.received();
    }
  }

  private RestCursor next(RestCursor now, String url, PageFacts facts, JsonPeer.Answered answered)
      throws SourceUnavailableException {
    Paging paging = settings.page();
    if (paging instanceof Paging.NextLink link) {
      String next =
          link.next() == null ? Links.inHeader(answered.answer()).orElse(null) : facts.next();
      return next == null ? now.swept() : now.goingOn(resolved(url, next), ContentHash.of(url));
    }
    if (paging instanceof Paging.None || facts.records() == 0) {
      return now.swept();
    }
    if (now.sawLast(facts.hash())) {
      if (now.pages() == 1) {
        // The second page is the first: the server does not know the parameter.
        throw peer.unusable(url, PeerFault.SAME_PAGE_AGAIN);
      }
      return now.swept();
    }
    return now.goingOn(counted(now, paging, facts.records()), facts.hash());
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
