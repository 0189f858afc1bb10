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
    List<Object> arguments = new ArrayList<>();
    StringBuilder where = new StringBuilder("true");
    add(where, arguments, " and who = ?", who);
    add(where, arguments, " and act = ?", act);
    if (before > 0) {
      where.append(" and entry < ?");
      arguments.add(before);
    }
    arguments.add(limit);
    return sql.query(
        "select entry, at, who, act, subject, reason from audit where "
            + where
            + " order by entry desc limit ?",
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

  private static void add(
      StringBuilder where, List<Object> arguments, String condition, String value) {
    if (!value.isBlank()) {
      where.append(condition);
      arguments.add(value.strip());
    }
  }
}
