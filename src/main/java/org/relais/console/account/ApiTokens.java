package org.relais.console.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.sql.DataSource;
import org.relais.ledger.AuditTrail;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What programs show in place of a password. A token may do what its account may. */
public final class ApiTokens {
  /** So that people and scanners for secrets know one when they see it. */
  private static final String PREFIX = "relais_";

  private static final int RANDOM_BYTES = 32;

  private static final String ACCOUNT =
      """
      update api_token t set last_used_at = ?
       where t.hash = ? and t.expires_at > ?
         and exists (select 1 from account a where a.account = t.account and a.disabled_at is null)
      returning t.account
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
    String token = PREFIX + random(random);
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
              hash(token),
              Timestamp.from(now),
              Timestamp.from(now.plus(validity)));
          audit.add(who, "ISSUE_TOKEN", account, label);
        });
    return token;
  }

  /** The name of the account that a token speaks for, where it still does. */
  public Optional<String> account(String token) {
    Timestamp now = Timestamp.from(clock.instant());
    return sql.queryForList(ACCOUNT, String.class, now, hash(token), now).stream().findFirst();
  }

  static String random(SecureRandom random) {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** A token is random and long: it needs no slow hash. */
  private static String hash(String token) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("this Java has no SHA-256", missing);
    }
  }
}
