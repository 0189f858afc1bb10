package org.relais.source.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.source.ContentHash;
import org.relais.source.JsonPeer;
import org.relais.source.PeerFault;
import org.relais.source.RecordReader;
import org.relais.source.RecordValues;
import org.relais.source.RevisionText;
import org.relais.source.SourceItem;
import org.relais.source.SourceTime;
import org.relais.source.SourceUnavailableException;

/** Reads the records of a page. */
final class PageReader {
  private final RestSettings settings;
  private final ZoneId zone;
  private final JsonPeer peer;
  private final RecordReader reader;

  PageReader(RestSettings settings, ZoneId zone, JsonPeer peer) {
    this.settings = settings;
    this.zone = zone;
    this.peer = peer;
    this.reader =
        new RecordReader(
            settings.id(),
            settings.revision(),
            settings.deleted(),
            settings.form(),
            settings.version(),
            zone);
  }

  /** A page that was read. */
  record Read(List<SourceItem> items, PageFacts facts) {}

  /**
   * @param number of the page in its sweep, from 1
   */
  Read read(int number, String url, JsonPeer.Answered answered) throws SourceUnavailableException {
    JsonNode body = peer.json(answered);
    List<SourceItem> items = new ArrayList<>();
    StringBuilder hashes = new StringBuilder();
    @Nullable Instant newest = null;
    for (JsonNode record : records(url, body)) {
      String hash = ContentHash.of(record);
      hashes.append(hash);
      String where = "page " + number + ", " + (items.size() + 1);
      RecordReader.Place place = new RecordReader.Place(where, "unreadable-" + hash, "0");
      items.add(reader.read(record, place, revision(record, hash)));
      newest = newer(newest, updated(record));
    }
    String next =
        settings.page() instanceof Paging.NextLink link && link.next() != null
            ? RecordValues.text(body, link.next())
            : null;
    return new Read(
        items,
        new PageFacts(
            items.size(),
            newest == null ? null : newest.toString(),
            next,
            ContentHash.of(hashes.toString())));
  }

  private JsonNode records(String url, JsonNode body) throws SourceUnavailableException {
    JsonNode records = settings.records() == null ? body : settings.records().in(body);
    if (!records.isArray() && !records.isNull()) {
      throw peer.unusable(url, PeerFault.OTHER_SHAPE);
    }
    return records;
  }

  private String revision(JsonNode record, String hash) {
    String updated = RecordValues.text(record, settings.updatedAt());
    return (updated == null ? "" : RevisionText.of(updated, zone)) + "-" + hash;
  }

  private @Nullable Instant updated(JsonNode record) {
    String text = RecordValues.text(record, settings.updatedAt());
    return text == null ? null : SourceTime.of(text, zone);
  }

  private static @Nullable Instant newer(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isAfter(one)) ? other : one;
  }
}
