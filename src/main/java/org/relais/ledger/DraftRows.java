package org.relais.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

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

  SortedMap<String, SortedSet<String>> written(String folder) {
    SortedMap<String, SortedSet<String>> written = new TreeMap<>();
    store
        .sql()
        .query(
            "select account, path from draft_file where content is not null"
                + " and starts_with(path, ?)",
            row -> {
              written
                  .computeIfAbsent(row.getString("account"), account -> new TreeSet<>())
                  .add(row.getString("path"));
            },
            folder);
    return written;
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

  /** Keeps a draft that is given up, and forgets those whose time is over. */
  void keep(Draft draft, Timestamp until, Timestamp now) {
    store.sql().update("delete from given_up_draft where until <= ?", now);
    store
        .sql()
        .update(
            """
            insert into given_up_draft (account, base, files, until)
            select ?, ?, coalesce(json_object_agg(path, content), '{}'), ?
              from draft_file where account = ?
                on conflict (account) do update
               set base = excluded.base, files = excluded.files, until = excluded.until
            """,
            draft.account(),
            draft.base(),
            until,
            draft.account());
  }

  Optional<Draft> kept(String account, Timestamp now) {
    return store
        .sql()
        .query(
            "select account, base, until as changed_at from given_up_draft"
                + " where account = ? and until > ?",
            DraftRows::read,
            account,
            now)
        .stream()
        .map(
            draft ->
                draft.with(
                    changes(
                        "select key as path, value as content from given_up_draft,"
                            + " json_each_text(files) where account = ? order by key",
                        account)))
        .findFirst();
  }

  void forgetKept(String account) {
    store.sql().update("delete from given_up_draft where account = ?", account);
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
        changes(
            "select path, content from draft_file where account = ? order by path",
            draft.account()));
  }

  private List<Draft.Change> changes(String query, String account) {
    return store
        .sql()
        .query(
            query,
            (row, number) -> new Draft.Change(row.getString("path"), row.getString("content")),
            account);
  }
}
