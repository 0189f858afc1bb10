package org.relais.console.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.relais.ledger.AuditTrail;
import org.relais.visit.Labels;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

/** The accounts. Every change of them stands in the audit trail. */
public final class Accounts {
  /** Some 0.2 seconds on a small server: one log-in costs little, a million guesses days. */
  private static final int BCRYPT_STRENGTH = 11;

  /** What to say of a name that cannot be one. */
  public static final Labels NOT_A_NAME =
      new Labels(
          "The name of an account has small letters without accents, digits, and the signs . _ @ - only.",
          "Le nom d'un compte n'a que des lettres minuscules sans accent, des chiffres et les signes . _ @ -.");

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,99}");

  private static final String SELECT =
      """
      select a.account, a.role, a.disabled_at is not null as disabled, a.generation,
             a.language,
             array(select s.source from account_source s where s.account = a.account
                    order by s.source) as sources
        from account a
      """;

  private final JdbcTemplate sql;
  private final TransactionTemplate transactions;
  private final AuditTrail audit;
  private final Clock clock;
  private final PasswordEncoder encoder;

  public Accounts(DataSource ledger, Clock clock) {
    this(ledger, clock, encoder());
  }

  Accounts(DataSource ledger, Clock clock, PasswordEncoder encoder) {
    this.encoder = encoder;
    this.sql = new JdbcTemplate(ledger);
    this.transactions = new TransactionTemplate(new JdbcTransactionManager(ledger));
    this.audit = new AuditTrail(ledger, clock);
    this.clock = clock;
  }

  public static PasswordEncoder encoder() {
    return new BCryptPasswordEncoder(BCRYPT_STRENGTH);
  }

  /** Whether a name can be one of an account: small letters, digits, and {@code . _ @ -}. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /**
   * @param password null where nobody logs in with one
   * @param sources that a source owner sees
   * @param who does it
   * @return whether it was made: false where the name is taken
   */
  public boolean add(
      String name, Role role, Set<String> sources, @Nullable String password, String who) {
    String hash = password == null ? null : encoder.encode(password);
    try {
      transactions.executeWithoutResult(status -> insert(name, role, sources, hash, who));
      return true;
    } catch (DuplicateKeyException taken) {
      return false;
    }
  }

  /**
   * Makes the first administrator, unless there is an account already.
   *
   * @return whether it was made
   */
  public boolean addFirst(String name, String password) {
    String hash = encoder.encode(password);
    Boolean made =
        transactions.execute(
            status -> {
              sql.execute("lock table account in exclusive mode");
              if (any()) {
                return false;
              }
              insert(name, Role.ADMINISTRATOR, Set.of(), hash, name);
              return true;
            });
    return Boolean.TRUE.equals(made);
  }

  private void insert(
      String name, Role role, Set<String> sources, @Nullable String hash, String who) {
    sql.update(
        "insert into account (account, password, role, created_at) values (?, ?, ?, ?)",
        name,
        hash,
        role.name(),
        Timestamp.from(clock.instant()));
    for (String source : sources) {
      sql.update("insert into account_source (account, source) values (?, ?)", name, source);
    }
    audit.add(who, "ADD_ACCOUNT", name, role.word());
  }

  public boolean any() {
    return Boolean.TRUE.equals(
        sql.queryForObject("select exists (select 1 from account)", Boolean.class));
  }

  public List<Account> list() {
    return sql.query(SELECT + " order by a.account", (row, number) -> account(row));
  }

  public Optional<Account> find(String name) {
    return sql.query(SELECT + " where a.account = ?", (row, number) -> account(row), name).stream()
        .findFirst();
  }

  /** The hash of an account's password; none where it has no password or there is no account. */
  public Optional<String> passwordHash(String name) {
    return sql
        .queryForList("select password from account where account = ?", String.class, name)
        .stream()
        .filter(hash -> hash != null)
        .findFirst();
  }

  /** Notes when somebody last came in. */
  public void loggedIn(String name) {
    sql.update(
        "update account set last_log_in = ? where account = ?",
        Timestamp.from(clock.instant()),
        name);
  }

  /** Keeps the language that somebody chose; it is no act that others look for. */
  public void speaks(String name, String language) {
    sql.update("update account set language = ? where account = ?", language, name);
  }

  /**
   * Also for one that logged in through the OpenID provider, which then does so no more. Ends what
   * is logged in, and a link for a password; not the tokens, which programs use.
   *
   * @return false where there is no such account
   */
  public boolean changePassword(String name, String password, String who) {
    String hash = encoder.encode(password);
    Boolean changed =
        transactions.execute(
            status -> {
              sql.update("delete from openid_log_in where account = ?", name);
              sql.update("delete from password_link where account = ?", name);
              return change(
                  "update account set password = ?, generation = generation + 1 where account = ?",
                  hash,
                  name,
                  "CHANGE_PASSWORD",
                  who,
                  null);
            });
    return Boolean.TRUE.equals(changed);
  }

  /**
   * Ends its log-ins, its tokens and a link for a password, for good.
   *
   * @return false where there is no such account
   */
  public boolean disable(String name, String who) {
    return disable(name, who, null);
  }

  /**
   * As {@link #disable(String, String)}.
   *
   * @param reason for the audit trail; null where none was asked for
   */
  public boolean disable(String name, String who, @Nullable String reason) {
    Boolean disabled =
        transactions.execute(
            status -> {
              sql.update("delete from api_token where account = ?", name);
              sql.update("delete from password_link where account = ?", name);
              return change(
                  "update account set disabled_at = ?, generation = generation + 1"
                      + " where account = ?",
                  Timestamp.from(clock.instant()),
                  name,
                  "DISABLE_ACCOUNT",
                  who,
                  reason);
            });
    return Boolean.TRUE.equals(disabled);
  }

  /** False where there is no such account. */
  public boolean enable(String name, String who) {
    return change(
        "update account set disabled_at = ?, generation = generation + 1 where account = ?",
        null,
        name,
        "ENABLE_ACCOUNT",
        who,
        null);
  }

  private boolean change(
      String update,
      @Nullable Object value,
      String name,
      String act,
      String who,
      @Nullable String reason) {
    Boolean changed =
        transactions.execute(
            status -> {
              if (sql.update(update, value, name) == 0) {
                return false;
              }
              audit.add(who, act, name, reason);
              return true;
            });
    return Boolean.TRUE.equals(changed);
  }

  static Account account(ResultSet row) throws SQLException {
    String[] sources = (String[]) row.getArray("sources").getArray();
    return new Account(
        row.getString("account"),
        Role.valueOf(row.getString("role")),
        Arrays.stream(sources).collect(Collectors.toSet()),
        row.getBoolean("disabled"),
        row.getInt("generation"),
        row.getString("language"));
  }
}
