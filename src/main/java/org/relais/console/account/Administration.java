package org.relais.console.account;

import java.time.Clock;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.relais.ledger.AuditTrail;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What administrators change of accounts. The last of them stays one: nobody could make another in
 * the console.
 */
public final class Administration {
  /** How a change ended. */
  public enum Change {
    DONE,
    /** There is no such account. */
    UNKNOWN,
    /** Nothing changed: nobody else administers. */
    LAST_ADMINISTRATOR,
    /** Nothing changed: nobody else who administers has a password. */
    LAST_PASSWORD
  }

  private static final String WITH_PASSWORD = "and password is not null";

  private final JdbcTemplate sql;
  private final TransactionTemplate transactions;
  private final Accounts accounts;
  private final OpenIdAccounts openIds;
  private final AuditTrail audit;

  public Administration(DataSource ledger, Clock clock) {
    this.sql = new JdbcTemplate(ledger);
    this.transactions = new TransactionTemplate(new JdbcTransactionManager(ledger));
    this.accounts = new Accounts(ledger, clock);
    this.openIds = new OpenIdAccounts(ledger, clock);
    this.audit = new AuditTrail(ledger, clock);
  }

  public Change disable(String name, String who, String reason) {
    return unlessLast(name, () -> accounts.disable(name, who, reason));
  }

  public Change enable(String name, String who) {
    return accounts.enable(name, who) ? Change.DONE : Change.UNKNOWN;
  }

  /**
   * Gives an account another role; ends what it was logged in to.
   *
   * @param sources that a source owner sees; empty for the others
   */
  public Change setRole(String name, Role role, Set<String> sources, String who) {
    if (role == Role.ADMINISTRATOR) {
      return inTransaction(() -> set(name, role, sources, who));
    }
    return unlessLast(name, () -> set(name, role, sources, who));
  }

  /**
   * Lets an account log in through the OpenID provider in place of a password. One administrator
   * keeps theirs, for the day on which the provider does not answer.
   */
  public Change letOpenId(String name, String who) {
    Change outcome =
        transactions.execute(
            status -> {
              sql.execute("lock table account in share row exclusive mode");
              return isLastAdministrator(name, WITH_PASSWORD)
                  ? Change.LAST_PASSWORD
                  : done(openIds.let(name, who));
            });
    return outcome == null ? Change.UNKNOWN : outcome;
  }

  private boolean set(String name, Role role, Set<String> sources, String who) {
    int changed =
        sql.update(
            "update account set role = ?, generation = generation + 1 where account = ?",
            role.name(),
            name);
    if (changed == 0) {
      return false;
    }
    sql.update("delete from account_source where account = ?", name);
    for (String source : sources) {
      sql.update("insert into account_source (account, source) values (?, ?)", name, source);
    }
    String scope = sources.isEmpty() ? "" : ": " + String.join(", ", sources);
    audit.add(who, "CHANGE_ROLE", name, role.word() + scope);
    return true;
  }

  private Change unlessLast(String name, BooleanSupplier change) {
    Change outcome =
        transactions.execute(
            status -> {
              // Two who disable each other at once: the second sees what the first did.
              sql.execute("lock table account in share row exclusive mode");
              if (isLastAdministrator(name, "")) {
                return Change.LAST_ADMINISTRATOR;
              }
              return isLastAdministrator(name, WITH_PASSWORD)
                  ? Change.LAST_PASSWORD
                  : done(change.getAsBoolean());
            });
    return outcome == null ? Change.UNKNOWN : outcome;
  }

  private Change inTransaction(BooleanSupplier change) {
    Change outcome = transactions.execute(status -> done(change.getAsBoolean()));
    return outcome == null ? Change.UNKNOWN : outcome;
  }

  private static Change done(boolean changed) {
    return changed ? Change.DONE : Change.UNKNOWN;
  }

  private boolean isLastAdministrator(String name, String with) {
    return Boolean.TRUE.equals(
        sql.queryForObject(
            """
            select coalesce(bool_and(account = ?), false) from account
             where role = 'ADMINISTRATOR' and disabled_at is null
            """
                + with,
            Boolean.class,
            name));
  }
}
