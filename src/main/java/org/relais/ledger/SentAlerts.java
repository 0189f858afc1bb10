package org.relais.ledger;

import java.sql.Timestamp;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What people were told, the newest first. */
public final class SentAlerts {
  private final Store store;

  public SentAlerts(DataSource ledger) {
    this.store = new Store(ledger);
  }

  /**
   * @param before number of the last one of the page before, or 0 for the newest
   */
  public List<SentAlert> list(long before, int limit) {
    return list("", before, limit);
  }

  /** How many hold a text. */
  public long count(String find) {
    Long count =
        store
            .sql()
            .queryForObject(
                "select count(*) from alert_note where strpos(lower(channel || ' ' || subject), lower(?)) > 0",
                Long.class,
                find.strip());
    return count == null ? 0 : count;
  }

  /**
   * @param find what the channel or the subject holds; empty for all
   * @param before number of the last one of the page before, or 0 for the newest
   */
  public List<SentAlert> list(String find, long before, int limit) {
    return store
        .sql()
        .query(
            """
            select note, channel, subject, written_at, attempts, sent_at, next_try
              from alert_note
             where (? = 0 or note < ?) and strpos(lower(channel || ' ' || subject), lower(?)) > 0
             order by note desc limit ?
            """,
            (row, number) -> {
              @Nullable Timestamp sent = row.getTimestamp("sent_at");
              return new SentAlert(
                  row.getLong("note"),
                  row.getString("channel"),
                  row.getString("subject"),
                  row.getTimestamp("written_at").toInstant(),
                  row.getInt("attempts"),
                  sent == null ? null : sent.toInstant(),
                  row.getTimestamp("next_try").toInstant());
            },
            before,
            before,
            find.strip(),
            limit);
  }
}
