package org.relais.ledger;

import java.util.Collection;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.transaction.support.TransactionTemplate;

/** The tables, and transactions on them. */
final class Store {
  private static final int FETCHED_AT_ONCE = 2_000;

  private final JdbcTemplate sql;
  private final JdbcTemplate streaming;
  private final TransactionTemplate transactions;

  Store(DataSource dataSource) {
    this.sql = new JdbcTemplate(dataSource);
    this.streaming = new JdbcTemplate(dataSource);
    this.streaming.setFetchSize(FETCHED_AT_ONCE);
    this.transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
  }

  JdbcTemplate sql() {
    return sql;
  }

  /** For long results: rows come as they are read, inside a transaction only. */
  JdbcTemplate streaming() {
    return streaming;
  }

  <T> T inTransaction(Supplier<T> work) {
    T result = transactions.execute(status -> work.get());
    if (result == null) {
      throw new IllegalStateException("the work of a transaction gave nothing");
    }
    return result;
  }

  void inTransaction(Runnable work) {
    transactions.executeWithoutResult(status -> work.run());
  }

  /** Waits until no other transaction holds the lock of this name, and holds it to its own end. */
  void lock(String name) {
    sql.query("select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> {}, name);
  }

  static SqlArrayValue texts(Collection<String> values) {
    return new SqlArrayValue("text", values.toArray());
  }

  static SqlArrayValue numbers(Collection<Long> values) {
    return new SqlArrayValue("bigint", values.toArray());
  }
}
