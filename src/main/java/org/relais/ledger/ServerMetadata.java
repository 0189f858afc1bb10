package org.relais.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/** What targets' servers had when a person last had them read, one reading a target and kind. */
public final class ServerMetadata {
  private final Store store;
  private final Clock clock;

  public ServerMetadata(DataSource ledger, Clock clock) {
    this.store = new Store(ledger);
    this.clock = clock;
  }

  /** What was read. */
  public enum Kind {
    DATA_ELEMENTS,
    ORG_UNITS
  }

  /**
   * When it was read.
   *
   * @param server address without user and password
   * @param items how many objects that is
   */
  public record Stamp(String server, Instant at, String who, int items) {}

  /** Takes the place of what was read before. */
  public void put(
      String target, Kind kind, String server, String who, int items, JsonNode content) {
    store
        .sql()
        .update(
            """
            insert into server_metadata (target, kind, server, read_at, read_by, items, content)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (target, kind) do update
               set server = excluded.server, read_at = excluded.read_at,
                   read_by = excluded.read_by, items = excluded.items, content = excluded.content
            """,
            target,
            kind.name(),
            server,
            Timestamp.from(clock.instant()),
            who,
            items,
            Packing.pack(content));
  }

  /** Empty where nobody had it read. */
  public Optional<Stamp> stamp(String target, Kind kind) {
    return store
        .sql()
        .query(
            """
            select server, read_at, read_by, items from server_metadata
             where target = ? and kind = ?
            """,
            (row, number) -> stamp(row),
            target,
            kind.name())
        .stream()
        .findFirst();
  }

  /** What was read; empty where nobody had it read. */
  public Optional<JsonNode> content(String target, Kind kind) {
    return store
        .sql()
        .query(
            "select content from server_metadata where target = ? and kind = ?",
            (row, number) -> Packing.unpack(row.getBytes("content")),
            target,
            kind.name())
        .stream()
        .findFirst();
  }

  private static Stamp stamp(ResultSet row) throws SQLException {
    return new Stamp(
        row.getString("server"),
        row.getTimestamp("read_at").toInstant(),
        row.getString("read_by"),
        row.getInt("items"));
  }
}
