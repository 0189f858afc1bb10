package org.relais.console.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The accounts with what an administrator wants to know of them. */
public final class AccountList {
  private static final String SELECT =
      """
      select a.account, a.role, a.disabled_at is not null as disabled, a.generation,
             a.language,
             a.password is not null as has_password, a.created_at, a.last_log_in, l.expires_at,
             o.account is not null as openid, o.bound_at,
             array(select s.source from account_source s where s.account = a.account
                    order by s.source) as sources
        from account a
        left join password_link l on l.account = a.account and l.expires_at > ?
        left join openid_log_in o on o.account = a.account
       where a.account > ? and strpos(a.account, ?) > 0 and (? = '' or a.role = ?)
       order by a.account limit ?
      """;

  private final JdbcTemplate sql;
  private final Clock clock;

  public AccountList(DataSource ledger, Clock clock) {
    this.sql = new JdbcTemplate(ledger);
    this.clock = clock;
  }

  /**
   * @param part of the name, or empty for any
   * @param role null for any
   * @param after the last name of the page before, or empty
   */
  public List<AccountLine> list(String part, @Nullable Role role, String after, int limit) {
    String word = role == null ? "" : role.name();
    return sql.query(
        SELECT,
        AccountList::line,
        Timestamp.from(clock.instant()),
        after,
        part.strip(),
        word,
        word,
        limit);
  }

  private static AccountLine line(ResultSet row, int number) throws SQLException {
    return new AccountLine(
        Accounts.account(row),
        LogInWay.of(row.getBoolean("has_password"), row.getBoolean("openid")),
        instant(row.getTimestamp("bound_at")),
        row.getTimestamp("created_at").toInstant(),
        instant(row.getTimestamp("last_log_in")),
        instant(row.getTimestamp("expires_at")));
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}
