package org.relais.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;

/** The tables of drafts. */
final class DraftRows {
  private static final String ROWS = "select account, base, changed_at from draft";

  private final Store store;

  DraftRows(Store store) {
    this.store = store;
  }

  /** Until the end of the transaction nobody else changes this draft. */
  void lock(String account) {
    store.lock("draft " + account);
  }

  Optional<Draft> find(String account) {
    return store.sql().query(ROWS + " where account = ?", DraftRows::read, account).stream()
        .map(this::complete)
        .findFirst();
  }

  /** Makes the draft where there is none. */
  void begin(String account, long base, Timestamp now) {
    store
        .sql()
        .update(
            """
            insert into draft (account, base, changed_at) values (?, ?, ?)
                on conflict (account) do update set changed_at = excluded.changed_at
            """,
            account,
            base,
            now);
  }

  void write(String account, Draft.Change change) {
    store
        .sql()
        .update(
            """
            insert into draft_file (account, path, content) values (?, ?, ?)
                on conflict (account, path) do update set content = excluded.content
            """,
            account,
            change.path(),
            change.text());
  }

  void forget(String account, List<String> paths) {
    store
        .sql()
        .update(
            "delete from draft_file where account = ? and path = any(?)",
            account,
            Store.texts(paths));
  }

  void delete(String account) {
    store.sql().update("delete from draft where account = ?", account);
  }

  void rebase(String account, long base, Timestamp now) {
    store
        .sql()
        .update("update draft set base = ?, changed_at = ? where account = ?", base, now, account);
  }

  private static Draft read(ResultSet row, int number) throws SQLException {
    return new Draft(
        row.getString("account"),
        row.getLong("base"),
        List.of(),
        row.getTimestamp("changed_at").toInstant());
  }

  private Draft complete(Draft draft) {
    return draft.with(
        store
            .sql()
            .query(
                "select path, content from draft_file where account = ? order by path",
                (row, number) -> new Draft.Change(row.getString("path"), row.getString("content")),
                draft.account()));
  }
}
