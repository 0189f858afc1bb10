package org.relais.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.Cause;
import org.relais.visit.Labels;

/** What is known of a single item of the error queue, beside its row. */
final class ErrorHistory {
  /** The newest are shown; a value that is tried each day has had no more in a month. */
  private static final int MOST_SHOWN = 50;

  private static final String ATTEMPTS =
      """
      select d.delivery, d.claimed_at, d.settled_at, d.outcome, i.carried::text as carried,
             d.receipt, k.message_en, k.message_fr
        from %1$s i
        join delivery d using (delivery)
        left join cause k on k.cause = coalesce(i.cause, d.cause)
       where i.%2$s = ?
       order by d.delivery desc
       limit ?
      """;

  private static final String WHYS =
      """
      select k.cause, k.code, k.message_en, k.message_fr, k.owner
        from cause k
       where k.cause in (select %s from %s where e.%s = ?)
       order by k.cause
      """;

  private final Store store;
  private final Remedies remedies;

  ErrorHistory(Store store, Remedies remedies) {
    this.store = store;
    this.remedies = remedies;
  }

  List<ErrorDetail.Attempt> attempts(ErrorId id) {
    if (id.kind() == ErrorKind.RECORD) {
      return List.of();
    }
    boolean cell = id.kind() == ErrorKind.CELL;
    return store
        .sql()
        .query(
            ATTEMPTS.formatted(
                cell ? "delivery_cell" : "delivery_visit", ErrorTable.of(id.kind()).key()),
            (row, number) -> attempt(row),
            id.number(),
            MOST_SHOWN);
  }

  private static ErrorDetail.Attempt attempt(ResultSet row) throws SQLException {
    @Nullable String message = row.getString("message_en");
    return new ErrorDetail.Attempt(
        row.getLong("delivery"),
        row.getTimestamp("claimed_at").toInstant(),
        ErrorCauses.instant(row.getTimestamp("settled_at")),
        row.getString("outcome"),
        row.getString("carried"),
        row.getString("receipt"),
        message == null ? null : new Labels(message, row.getString("message_fr")));
  }

  List<ErrorDetail.Why> whys(ErrorId id) {
    ErrorTable table = ErrorTable.of(id.kind());
    boolean record = table == ErrorTable.RECORDS;
    return store
        .sql()
        .query(
            WHYS.formatted(
                "e.cause", record ? "rejection_reason e" : table.table() + " e", table.key()),
            (row, number) -> why(row),
            id.number());
  }

  private ErrorDetail.Why why(ResultSet row) throws SQLException {
    String code = row.getString("code");
    Cause.Owner owner = Cause.Owner.valueOf(row.getString("owner"));
    return new ErrorDetail.Why(
        new CauseId(row.getLong("cause")),
        code,
        new Labels(row.getString("message_en"), row.getString("message_fr")),
        owner,
        remedies.of(code, owner));
  }

  Optional<ErrorDetail.Discard> discard(ErrorId id) {
    ErrorTable table = ErrorTable.of(id.kind());
    return store
        .sql()
        .query(
            """
            select a.who, a.at, a.reason
              from %s e join audit a on a.entry = e.discard
             where e.%s = ? and e.hold = 'DISCARDED'
            """
                .formatted(table.table(), table.key()),
            (row, number) ->
                new ErrorDetail.Discard(
                    row.getString("who"),
                    row.getTimestamp("at").toInstant(),
                    row.getString("reason")),
            id.number())
        .stream()
        .findFirst();
  }
}
