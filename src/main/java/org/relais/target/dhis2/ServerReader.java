package org.relais.target.dhis2;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.Set;
import org.relais.target.dhis2.preflight.Account;
import org.relais.target.dhis2.preflight.HeldServer;

/** Reads what a server says of itself and of the account that asks. */
final class ServerReader {
  private final MetadataQuery query;
  private final Clock clock;
  private final ZoneId ourZone;

  /**
   * @param ourZone in which our schedules run
   */
  ServerReader(MetadataQuery query, Clock clock, ZoneId ourZone) {
    this.query = query;
    this.clock = clock;
    this.ourZone = ourZone;
  }

  HeldServer server() throws MetadataUnavailableException {
    JsonNode info = query.one("/api/system/info");
    ZonedDateTime ours = clock.instant().atZone(ourZone);
    ZoneId zone = zone(MetadataJson.text(info, "serverTimeZoneId"), ours.getOffset());
    String version = MetadataJson.text(info, "version");
    return new HeldServer(
        version,
        ServerVersion.of(version).map(ServerVersion::major).orElse(0),
        info.path("calendar").asText("iso8601"),
        time(MetadataJson.text(info, "serverDate"), zone, ours),
        ours,
        ourZone);
  }

  Account account() throws MetadataUnavailableException {
    JsonNode me = query.one("/api/me?fields=id,username,authorities,organisationUnits%5Bid%5D");
    Set<String> authorities = new HashSet<>();
    me.path("authorities").forEach(authority -> authorities.add(authority.asText()));
    Set<String> orgUnits = new HashSet<>();
    me.path("organisationUnits").forEach(unit -> orgUnits.add(MetadataJson.text(unit, "id")));
    return new Account(MetadataJson.text(me, "username"), authorities, orgUnits);
  }

  private static ZoneId zone(String id, ZoneOffset otherwise) {
    try {
      return ZoneId.of(id);
    } catch (DateTimeException unknown) {
      return otherwise;
    }
  }

  /**
   * Servers write it without a zone, in their own; one that tells no time is not said to be off.
   */
  private static ZonedDateTime time(String text, ZoneId zone, ZonedDateTime otherwise) {
    try {
      return LocalDateTime.parse(text.replaceFirst("(Z|[+-]\\d\\d:?\\d\\d)$", "")).atZone(zone);
    } catch (DateTimeException unreadable) {
      return otherwise.withZoneSameInstant(zone);
    }
  }
}
