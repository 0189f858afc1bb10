package org.relais.console.view;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.relais.ledger.Balance;
import org.relais.ledger.BalanceSheet;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the ledger says of itself to a machine.
 *
 * @param lastPages when each source last gave a page
 * @param targets whether each target answers
 */
public record LedgerFigures(
    BalanceSheet sheet, Map<String, Instant> lastPages, Map<String, Boolean> targets) {

  static LedgerFigures read(DataSource ledger, Balance balance) {
    JdbcTemplate sql = new JdbcTemplate(ledger);
    Map<String, Instant> lastPages = new HashMap<>();
    sql.query(
        "select source, pulled_at from source where pulled_at is not null",
        row -> {
          lastPages.put(row.getString("source"), row.getTimestamp("pulled_at").toInstant());
        });
    Map<String, Boolean> targets = new HashMap<>();
    sql.query(
        "select target, cause is null as answers from target",
        row -> {
          targets.put(row.getString("target"), row.getBoolean("answers"));
        });
    return new LedgerFigures(balance.sheet(), lastPages, targets);
  }
}
