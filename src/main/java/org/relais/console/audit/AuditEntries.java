package org.relais.console.audit;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads the audit trail, the newest entry first. */
public final class AuditEntries {
  private final JdbcTemplate sql;

  AuditEntries(DataSource ledger) {
    this.sql = new JdbcTemplate(ledger);
  }

  /**
   * @param who, act what the entries have, or empty for any
   * @param before number of the last entry of the page before, or 0 for the newest
   */
  public List<AuditEntry> list(String who, String act, long before, int limit) {
    return list(who, act, before, false, limit);
  }

  /**
   * @param after number of the last entry of the page before, or 0 for the first page
   * @param oldest whether the oldest entry comes first
   */
  public List<AuditEntry> list(String who, String act, long after, boolean oldest, int limit) {
    List<Object> arguments = new ArrayList<>();
    StringBuilder where = where(who, act, arguments);
    if (after > 0) {
      where.append(oldest ? " and entry > ?" : " and entry < ?");
      arguments.add(after);
    }
    arguments.add(limit);
    return sql.query(
        "select entry, at, who, act, subject, reason from audit where "
            + where
            + (oldest ? " order by entry limit ?" : " order by entry desc limit ?"),
        (row, number) ->
            new AuditEntry(
                row.getLong("entry"),
                row.getTimestamp("at").toInstant(),
                row.getString("who"),
                row.getString("act"),
                row.getString("subject"),
                row.getString("reason")),
        arguments.toArray());
  }

  /** How many entries fit; counted up to {@code most}, since nobody reads further. */
  public long count(String who, String act, int most) {
    List<Object> arguments = new ArrayList<>();
    StringBuilder where = where(who, act, arguments);
    arguments.add(most);
    Long count =
        sql.queryForObject(
            "select count(*) from (select 1 from audit where " + where + " limit ?) a",
            Long.class,
            arguments.toArray());
    return count == null ? 0 : count;
  }

  private static StringBuilder where(String who, String act, List<Object> arguments) {
    StringBuilder where = new StringBuilder("true");
    add(where, arguments, " and who = ?", who);
    add(where, arguments, " and act = ?", act);
    return where;
  }

  private static void add(
      StringBuilder where, List<Object> arguments, String condition, String value) {
    if (!value.isBlank()) {
      where.append(condition);
      arguments.add(value.strip());
    }
  }
}
