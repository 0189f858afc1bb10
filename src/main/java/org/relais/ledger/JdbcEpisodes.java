package org.relais.ledger;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.relais.alert.Concern;
import org.relais.alert.ConcernKind;
import org.relais.alert.Episode;
import org.relais.alert.Episodes;
import org.relais.alert.Note;
import org.relais.alert.WaitingNote;
import org.relais.visit.Labels;
import org.springframework.jdbc.support.SqlArrayValue;

/** What people were told, in the ledger. Keeps nothing of its own. */
public final class JdbcEpisodes implements Episodes {
  /** News of last week helps nobody. */
  private static final Duration WORTH_SENDING = Duration.ofDays(7);

  private static final int SENT_AT_ONCE = 20;

  private final Store store;

  public JdbcEpisodes(DataSource ledger) {
    this.store = new Store(ledger);
  }

  @Override
  public List<Episode> open() {
    return store
        .sql()
        .query(
            """
            select episode, kind, subject, headline_en, headline_fr, since, last_seen
              from alert_episode where ended_at is null order by episode
            """,
            (row, number) ->
                new Episode(
                    row.getLong("episode"),
                    ConcernKind.valueOf(row.getString("kind")),
                    row.getString("subject"),
                    new Labels(row.getString("headline_en"), row.getString("headline_fr")),
                    row.getTimestamp("since").toInstant(),
                    row.getTimestamp("last_seen").toInstant()));
  }

  @Override
  public void seen(Collection<Episode> still, Instant now) {
    store
        .sql()
        .update(
            "update alert_episode set last_seen = ? where episode = any(?)",
            Timestamp.from(now),
            ids(still));
  }

  @Override
  public void turn(
      Collection<Concern> begun, Collection<Episode> ended, List<Note> notes, Instant now) {
    store.inTransaction(
        () -> {
          begin(begun, now);
          store
              .sql()
              .update(
                  "update alert_episode set ended_at = ? where episode = any(?)",
                  Timestamp.from(now),
                  ids(ended));
          write(notes, now);
        });
  }

  private void begin(Collection<Concern> begun, Instant now) {
    store
        .sql()
        .batchUpdate(
            """
            insert into alert_episode (kind, subject, headline_en, headline_fr, since, last_seen)
            values (?, ?, ?, ?, ?, ?)
            """,
            begun.stream()
                .map(
                    concern ->
                        new Object[] {
                          concern.kind().name(),
                          StorableText.of(concern.subject()),
                          StorableText.of(concern.headline().en()),
                          StorableText.of(concern.headline().fr()),
                          Timestamp.from(concern.since()),
                          Timestamp.from(now)
                        })
                .toList());
  }

  private void write(List<Note> notes, Instant now) {
    store
        .sql()
        .batchUpdate(
            """
            insert into alert_note (channel, subject, body, json, written_at, next_try)
            values (?, ?, ?, ?, ?, ?)
            """,
            notes.stream()
                .map(
                    note ->
                        new Object[] {
                          note.channel(),
                          StorableText.of(note.subject()),
                          StorableText.of(note.text()),
                          StorableText.of(note.json()),
                          Timestamp.from(now),
                          Timestamp.from(now)
                        })
                .toList());
  }

  @Override
  public List<WaitingNote> due(Instant now) {
    return store
        .sql()
        .query(
            """
            select note, channel, subject, body, json, attempts
              from alert_note
             where sent_at is null and next_try <= ? and written_at > ?
             order by note
             limit ?
            """,
            (row, number) ->
                new WaitingNote(
                    row.getLong("note"),
                    new Note(
                        row.getString("channel"),
                        row.getString("subject"),
                        row.getString("body"),
                        row.getString("json")),
                    row.getInt("attempts")),
            Timestamp.from(now),
            Timestamp.from(now.minus(WORTH_SENDING)),
            SENT_AT_ONCE);
  }

  @Override
  public void sent(WaitingNote note, Instant now) {
    store
        .sql()
        .update("update alert_note set sent_at = ? where note = ?", Timestamp.from(now), note.id());
  }

  @Override
  public void failed(WaitingNote note, Instant nextTry) {
    store
        .sql()
        .update(
            "update alert_note set attempts = attempts + 1, next_try = ? where note = ?",
            Timestamp.from(nextTry),
            note.id());
  }

  private static SqlArrayValue ids(Collection<Episode> episodes) {
    return Store.numbers(episodes.stream().map(Episode::id).toList());
  }
}
