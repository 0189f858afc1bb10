package org.relais.console.account;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.relais.ledger.AuditTrail;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Links with which people choose their own password, so that nobody else ever knows it. Each is
 * good once, and a new one ends the one before.
 */
public final class PasswordLinks {
  /** Long enough for a message to reach somebody in the field. */
  public static final Duration GOOD_FOR = Duration.ofDays(3);

  private static final String ACCOUNT =
      """
      select l.account from password_link l join account a on a.account = l.account
       where l.hash = ? and l.expires_at > ? and a.disabled_at is null
      """;

  private final JdbcTemplate sql;
  private final TransactionTemplate transactions;
  private final Accounts accounts;
  private final AuditTrail audit;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  public PasswordLinks(DataSource ledger, Clock clock) {
    this.sql = new JdbcTemplate(ledger);
    this.transactions = new TransactionTemplate(new JdbcTransactionManager(ledger));
    this.accounts = new Accounts(ledger, clock);
    this.audit = new AuditTrail(ledger, clock);
    this.clock = clock;
  }

  /**
   * Makes a link.
   *
   * @param account one that there is
   * @return the word of the link, which nobody can read again
   */
  public String issue(String account, String who) {
    String word = RandomWord.make(random);
    transactions.executeWithoutResult(
        status -> {
          sql.update(
              """
              insert into password_link (account, hash, made_by, expires_at) values (?, ?, ?, ?)
              on conflict (account) do update
                 set hash = excluded.hash, made_by = excluded.made_by,
                     expires_at = excluded.expires_at
              """,
              account,
              RandomWord.hash(word),
              who,
              Timestamp.from(clock.instant().plus(GOOD_FOR)));
          audit.add(who, "ISSUE_PASSWORD_LINK", account, null);
        });
    return word;
  }

  /** Whose password the link of a word changes, while it does. */
  public Optional<String> account(String word) {
    return sql
        .queryForList(ACCOUNT, String.class, RandomWord.hash(word), Timestamp.from(clock.instant()))
        .stream()
        .findFirst();
  }

  /**
   * Uses the link up.
   *
   * @return false where it is good for nothing
   */
  public boolean choose(String word, String password) {
    Optional<String> account = account(word);
    if (account.isEmpty()) {
      return false;
    }
    Boolean done =
        transactions.execute(
            status ->
                sql.update("delete from password_link where hash = ?", RandomWord.hash(word)) == 1
                    && accounts.changePassword(account.get(), password, account.get()));
    return Boolean.TRUE.equals(done);
  }
}
