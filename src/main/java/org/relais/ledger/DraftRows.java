package org.relais.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;

/** The tables of drafts. */
final class DraftRows {
  private static final String ROWS =
      "select account, base, message, state, judge, reason, changed_at from draft";

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

  List<Draft> submitted() {
    return store
        .sql()
        .query(ROWS + " where state = 'SUBMITTED' order by changed_at, account", DraftRows::read)
        .stream()
        .map(this::complete)
        .toList();
  }

  /** Makes the draft where there is none; it is its author's in any case. */
  void begin(String account, long base, Timestamp now) {
    store
        .sql()
        .update(
            """
            insert into draft (account, base, changed_at) values (?, ?, ?)
                on conflict (account) do update set changed_at = excluded.changed_at,
                   state = case draft.state when 'SUBMITTED' then 'OPEN' else draft.state end
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

  void describe(String account, String message) {
    store.sql().update("update draft set message = ? where account = ?", message, account);
  }

  void rebase(String account, long base) {
    store.sql().update("update draft set base = ? where account = ?", base, account);
  }

  boolean submit(String account, String message, Timestamp now) {
    return store
            .sql()
            .update(
                """
                update draft set state = 'SUBMITTED', message = ?, judge = null, reason = null,
                       changed_at = ?
                 where account = ?
                """,
                message,
                now,
                account)
        > 0;
  }

  boolean sendBack(String account, String judge, String reason, Timestamp now) {
    return store
            .sql()
            .update(
                """
                update draft set state = 'SENT_BACK', judge = ?, reason = ?, changed_at = ?
                 where account = ? and state = 'SUBMITTED'
                """,
                judge,
                reason,
                now,
                account)
        > 0;
  }

  private static Draft read(ResultSet row, int number) throws SQLException {
    return new Draft(
        row.getString("account"),
        row.getLong("base"),
        List.of(),
        row.getString("message"),
        Draft.State.valueOf(row.getString("state")),
        row.getString("judge"),
        row.getString("reason"),
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
