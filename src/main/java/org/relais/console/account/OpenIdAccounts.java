package org.relais.console.account;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.relais.ledger.AuditTrail;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The accounts that log in through the OpenID provider. The name opens the door once; then it is
 * the person whom issuer and subject name, for providers let people change every other claim.
 */
public final class OpenIdAccounts {
  private final JdbcTemplate sql;
  private final TransactionTemplate transactions;
  private final Accounts accounts;
  private final AuditTrail audit;
  private final Clock clock;

  public OpenIdAccounts(DataSource ledger, Clock clock) {
    this.sql = new JdbcTemplate(ledger);
    this.transactions = new TransactionTemplate(new JdbcTransactionManager(ledger));
    this.accounts = new Accounts(ledger, clock);
    this.audit = new AuditTrail(ledger, clock);
    this.clock = clock;
  }

  /** Whose account it is that this person logs in to. */
  public Optional<String> of(String issuer, String subject) {
    return sql
        .queryForList(
            "select account from openid_log_in where issuer = ? and subject = ?",
            String.class,
            issuer,
            subject)
        .stream()
        .findFirst();
  }

  /** Whether an account logs in so, bound or not. */
  public boolean has(String account) {
    return Boolean.TRUE.equals(
        sql.queryForObject(
            "select exists (select 1 from openid_log_in where account = ?)",
            Boolean.class,
            account));
  }

  /**
   * Makes an account that the first of its name at the provider binds.
   *
   * @return whether it was made: false where the name is taken
   */
  public boolean add(String name, Role role, Set<String> sources, String who) {
    Boolean made =
        transactions.execute(
            status -> {
              if (!accounts.add(name, role, sources, null, who)) {
                status.setRollbackOnly();
                return false;
              }
              open(name);
              return true;
            });
    return Boolean.TRUE.equals(made);
  }

  /**
   * Gives a new account to somebody whom the provider vouches for.
   *
   * @return whether it was made: false where the name is taken
   */
  public boolean addBound(
      String name, Role role, Set<String> sources, String issuer, String subject, String who) {
    Boolean made =
        transactions.execute(
            status -> {
              boolean added = add(name, role, sources, who) && bind(name, issuer, subject);
              if (!added) {
                status.setRollbackOnly();
              }
              return added;
            });
    return Boolean.TRUE.equals(made);
  }

  /**
   * From now on the account is this person's.
   *
   * @return false where it logs in otherwise, or is somebody's already
   */
  public boolean bind(String account, String issuer, String subject) {
    Boolean bound =
        transactions.execute(
            status -> {
              int changed =
                  sql.update(
                      """
                      update openid_log_in set issuer = ?, subject = ?, bound_at = ?
                       where account = ? and issuer is null
                      """,
                      issuer,
                      subject,
                      Timestamp.from(clock.instant()),
                      account);
              if (changed == 0) {
                return false;
              }
              audit.add(account, "BIND_OPENID", account, issuer);
              return true;
            });
    return Boolean.TRUE.equals(bound);
  }

  /**
   * Lets an account log in through the provider, in place of its password or of the person who was
   * bound to it; ends what it was logged in to.
   *
   * @return false where there is no such account
   */
  public boolean let(String account, String who) {
    Boolean changed =
        transactions.execute(
            status -> {
              int found =
                  sql.update(
                      "update account set password = null, generation = generation + 1 where account = ?",
                      account);
              if (found == 0) {
                return false;
              }
              sql.update("delete from password_link where account = ?", account);
              sql.update("delete from openid_log_in where account = ?", account);
              open(account);
              audit.add(who, "LET_OPENID", account, null);
              return true;
            });
    return Boolean.TRUE.equals(changed);
  }

  private void open(String account) {
    sql.update("insert into openid_log_in (account) values (?)", account);
  }
}
