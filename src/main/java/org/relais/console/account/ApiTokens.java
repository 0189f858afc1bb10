package org.relais.console.account;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.relais.ledger.AuditTrail;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What programs show in place of a password. A token may do what its account may. */
public final class ApiTokens {
  /** So that people and scanners for secrets know one when they see it. */
  private static final String PREFIX = "relais_";

  private static final String ACCOUNT =
      """
      update api_token t set last_used_at = ?
       where t.hash = ? and t.expires_at > ?
         and exists (select 1 from account a where a.account = t.account and a.disabled_at is null)
      returning t.account
      """;

  private static final String LIST =
      """
      select token, account, label, created_at, expires_at, last_used_at
        from api_token
       where expires_at > ? and (?::text is null or account = ?)
       order by account, token
      """;

  private final JdbcTemplate sql;
  private final TransactionTemplate transactions;
  private final AuditTrail audit;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  public ApiTokens(DataSource ledger, Clock clock) {
    this.sql = new JdbcTemplate(ledger);
    this.transactions = new TransactionTemplate(new JdbcTransactionManager(ledger));
    this.audit = new AuditTrail(ledger, clock);
    this.clock = clock;
  }

  /**
   * Makes a token.
   *
   * @param label what it is for, for those who look through the tokens later
   * @return the token itself, which nobody can read again
   */
  public String issue(String account, String label, Duration validity, String who) {
    String token = PREFIX + RandomWord.make(random);
    Instant now = clock.instant();
    transactions.executeWithoutResult(
        status -> {
          sql.update(
              """
              insert into api_token (account, label, hash, created_at, expires_at)
              values (?, ?, ?, ?, ?)
              """,
              account,
              label,
              RandomWord.hash(token),
              Timestamp.from(now),
              Timestamp.from(now.plus(validity)));
          audit.add(who, "ISSUE_TOKEN", account, label);
        });
    return token;
  }

  /** The name of the account that a token speaks for, where it still does. */
  public Optional<String> account(String token) {
    Timestamp now = Timestamp.from(clock.instant());
    return sql.queryForList(ACCOUNT, String.class, now, RandomWord.hash(token), now).stream()
        .findFirst();
  }

  /** The tokens that still speak for somebody, those of one account or of all. */
  public List<ApiToken> list(@Nullable String account) {
    return sql.query(
        LIST,
        (row, number) ->
            new ApiToken(
                row.getLong("token"),
                row.getString("account"),
                row.getString("label"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                instant(row.getTimestamp("last_used_at"))),
        Timestamp.from(clock.instant()),
        account,
        account);
  }

  /**
   * Ends a token.
   *
   * @param account whose it has to be; null for anybody's
   * @param reason for the audit trail
   * @return false where there is none of that number
   */
  public boolean revoke(long token, @Nullable String account, String who, String reason) {
    Boolean revoked =
        transactions.execute(
            status -> {
              List<String> ended =
                  sql.query(
                      """
                      delete from api_token
                       where token = ? and (?::text is null or account = ?)
                      returning account, label
                      """,
                      (row, number) -> {
                        audit.add(
                            who,
                            "REVOKE_TOKEN",
                            row.getString("account"),
                            row.getString("label") + ": " + reason);
                        return row.getString("account");
                      },
                      token,
                      account,
                      account);
              return !ended.isEmpty();
            });
    return Boolean.TRUE.equals(revoked);
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}
