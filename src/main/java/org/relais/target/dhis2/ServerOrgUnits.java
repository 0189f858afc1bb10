package org.relais.target.dhis2;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.List;
import org.relais.delivery.Cause;
import org.relais.http.Http;

/** Lists all org units of a server, for the site matching. */
public final class ServerOrgUnits {
  private final LiveMetadata metadata;

  public ServerOrgUnits(Dhis2Settings settings, Http http, Clock clock) {
    Troubles troubles = new Troubles(settings.url(), clock);
    this.metadata =
        new LiveMetadata(new Dhis2Session(settings.url(), settings.credentials(), http, troubles));
  }

  public Listing all() {
    try {
      List<JsonNode> units = metadata.allOrgUnits();
      return new Listing.Found(units.stream().map(ServerOrgUnits::unit).toList());
    } catch (MetadataUnavailableException unavailable) {
      return new Listing.Unavailable(unavailable.trouble().cause());
    }
  }

  private static ServerOrgUnit unit(JsonNode node) {
    JsonNode parent = node.path("parent");
    return new ServerOrgUnit(
        MetadataJson.text(node, "id"),
        MetadataJson.text(node, "code"),
        MetadataJson.text(node, "name"),
        parent.path("id").asText(null),
        parent.path("name").asText(null));
  }

  /** What a server answered. */
  public sealed interface Listing {
    record Found(List<ServerOrgUnit> units) implements Listing {
      public Found {
        units = List.copyOf(units);
      }
    }

    record Unavailable(Cause cause) implements Listing {}
  }
}
