package org.relais.source.cht;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.http.Http;
import org.relais.source.JsonPeer;
import org.relais.source.Page;
import org.relais.source.PeerFault;
import org.relais.source.Source;
import org.relais.source.SourceItem;
import org.relais.source.SourceUnavailableException;

/**
 * A Community Health Toolkit server, read by CouchDB's {@code _changes} feed (CouchDB 3
 * documentation, "/{db}/_changes"). The feed may say the same again and in any order; only the
 * newest revision of a document is on it, and CHT's own programs rewrite a report soon after it
 * came, so that most reports come twice with the same answers.
 *
 * <p>A user with an offline role is given a feed that looks empty: only the server's settings. A
 * new feed that ends without a record or a contact is therefore told as a fault, never as a
 * success.
 */
public final class ChtSource implements Source {
  private final String name;
  private final ChtSettings settings;
  private final JsonPeer peer;

  public ChtSource(String name, ChtSettings settings, Http http, Clock clock) {
    this.name = name;
    this.settings = settings;
    this.peer = new JsonPeer(name, settings.credentials(), http, clock);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Page pull(@Nullable String cursor) throws SourceUnavailableException {
    ChtCursor from = ChtCursor.parse(cursor);
    String url = url(from);
    JsonNode body = peer.json(peer.get(url));
    JsonNode changes = body.path("results");
    JsonNode next = body.path("last_seq");
    if (!changes.isArray() || next.isMissingNode() || next.isNull()) {
      throw peer.unusable(url, PeerFault.OTHER_SHAPE);
    }
    List<SourceItem> items = new ArrayList<>();
    for (JsonNode change : changes) {
      new ChtDocument(change).item().ifPresent(items::add);
    }
    boolean data = from.data() || !items.isEmpty();
    boolean last = isLast(body, changes.size(), next.equals(from.since()));
    if (last && !data) {
      throw peer.unusable(url, PeerFault.ONLY_SETTINGS);
    }
    return new Page(items, new ChtCursor(next, data).text(), last);
  }

  /** A cluster's page may be shorter than asked for; {@code pending} is newer than CouchDB 2. */
  private static boolean isLast(JsonNode body, int changes, boolean sameAgain) {
    JsonNode pending = body.path("pending");
    return changes == 0 || sameAgain || (pending.isNumber() && pending.longValue() <= 0);
  }

  private String url(ChtCursor from) {
    String server = settings.url().replaceAll("/+$", "");
    String database =
        URLEncoder.encode(settings.database(), StandardCharsets.UTF_8).replace("+", "%20");
    // One sequence a page is enough, and making each costs the server's shards dearly.
    return "%s/%s/_changes?include_docs=true&limit=%d&seq_interval=%d&since=%s"
        .formatted(server, database, settings.pageSize(), settings.pageSize(), from.parameter());
  }
}
