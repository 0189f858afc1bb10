package org.relais.console.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.relais.ledger.ServerMetadata;
import org.relais.ledger.ServerMetadata.Kind;
import org.relais.ledger.ServerMetadata.Stamp;
import org.relais.target.dhis2.ServerCatalogue;
import org.relais.target.dhis2.ServerOrgUnit;

/**
 * What was read of servers, from the ledger; the latest few stay in memory as long as they hold.
 */
final class KeptReadings {
  private static final int KEPT = 4;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ServerMetadata ledger;
  private final Map<Key, Kept> latest =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Kept> eldest) {
          return size() > KEPT;
        }
      };

  KeptReadings(ServerMetadata ledger) {
    this.ledger = ledger;
  }

  private record Key(String target, Kind kind) {}

  private record Kept(Stamp stamp, Object value) {}

  Optional<Stamp> stamp(String target, Kind kind) {
    return ledger.stamp(target, kind);
  }

  void put(String target, String server, String who, ServerCatalogue catalogue) {
    ledger.put(
        target,
        Kind.DATA_ELEMENTS,
        server,
        who,
        catalogue.elements().size(),
        JSON.valueToTree(catalogue));
  }

  void put(String target, String server, String who, ServerOrgUnit[] units) {
    ledger.put(target, Kind.ORG_UNITS, server, who, units.length, JSON.valueToTree(units));
  }

  Optional<ServerCatalogue> catalogue(String target) {
    return value(target, Kind.DATA_ELEMENTS, content -> read(content, ServerCatalogue.class))
        .map(ServerCatalogue.class::cast);
  }

  Optional<ServerSites> sites(String target) {
    return value(
            target, Kind.ORG_UNITS, content -> ServerSites.of(read(content, ServerOrgUnit[].class)))
        .map(ServerSites.class::cast);
  }

  private Optional<Object> value(
      String target, Kind kind, Function<JsonNode, ? extends Object> reader) {
    Optional<Stamp> stamp = ledger.stamp(target, kind);
    if (stamp.isEmpty()) {
      return Optional.empty();
    }
    Key key = new Key(target, kind);
    synchronized (latest) {
      @Nullable Kept kept = latest.get(key);
      if (kept != null && kept.stamp().equals(stamp.get())) {
        return Optional.of(kept.value());
      }
    }
    Optional<Object> value = ledger.content(target, kind).map(reader);
    value.ifPresent(
        found -> {
          synchronized (latest) {
            latest.put(key, new Kept(stamp.get(), found));
          }
        });
    return value;
  }

  private static <T> T read(JsonNode content, Class<T> type) {
    try {
      return JSON.treeToValue(content, type);
    } catch (IOException fault) {
      throw new UncheckedIOException("what was kept of a server is not what was read", fault);
    }
  }
}
