package org.relais.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What people were told, the newest first. */
public final class SentAlerts {
  private static final String SELECT =
      """
      select note, channel, subject, written_at, attempts, sent_at, next_try
        from alert_note
       where strpos(lower(channel || ' ' || subject), lower(?)) > 0
      """;

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
            SELECT + "and (? = 0 or note < ?) order by note desc limit ?",
            SentAlerts::alert,
            find.strip(),
            before,
            before,
            limit);
  }

  /** By what a list of them is sorted. */
  public enum Order {
    WRITTEN("note"),
    CHANNEL("lower(channel)"),
    SUBJECT("lower(subject)"),
    SENT("sent_at");

    private final String column;

    Order(String column) {
      this.column = column;
    }

    private String sql(boolean descending) {
      return "order by "
          + column
          + (descending ? " desc nulls first" : " nulls last")
          + ", note desc";
    }
  }

  /**
   * A page of a sorted list.
   *
   * @param find what the channel or the subject holds; empty for all
   * @param offset how many are left out before it
   */
  public List<SentAlert> page(
      String find, Order order, boolean descending, long offset, int limit) {
    return store
        .sql()
        .query(
            SELECT + order.sql(descending) + " limit ? offset ?",
            SentAlerts::alert,
            find.strip(),
            limit,
            offset);
  }

  /** Every one of a sorted list; not kept in memory. */
  public void each(String find, Order order, boolean descending, Consumer<SentAlert> reader) {
    store.inTransaction(
        () ->
            store
                .streaming()
                .query(
                    SELECT + order.sql(descending),
                    row -> {
                      reader.accept(alert(row, 0));
                    },
                    find.strip()));
  }

  private static SentAlert alert(ResultSet row, int number) throws SQLException {
    @Nullable Timestamp sent = row.getTimestamp("sent_at");
    return new SentAlert(
        row.getLong("note"),
        row.getString("channel"),
        row.getString("subject"),
        row.getTimestamp("written_at").toInstant(),
        row.getInt("attempts"),
        sent == null ? null : sent.toInstant(),
        row.getTimestamp("next_try").toInstant());
  }
}
