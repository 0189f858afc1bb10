package org.relais.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.Cause;
import org.relais.delivery.DeliveryState;
import org.relais.visit.Labels;
import org.relais.visit.OrgUnits;

/** The items of the error queue, counted by their causes. */
final class ErrorCauses {
  private static final Comparator<ErrorCause> MOST_ITEMS_FIRST =
      Comparator.comparingLong(ErrorCause::items)
          .reversed()
          .thenComparing(cause -> cause.id().number())
          .thenComparing(ErrorCause::state);

  /**
   * Counted by sites first, which takes one pass where counting distinct ones would sort; then by
   * causes, so that only few rows are joined.
   */
  private static final String QUERY =
      """
      select k.cause, k.target, k.source, k.form, k.field, k.code, k.message_en, k.message_fr,
             k.owner, g.*
        from (select cause as held_for, hold, sum(items) as items, count(site) as sites,
                     min(first_seen) as first_seen, max(last_seen) as last_seen,
                     min(next_try) as next_try, min(example) as example
                from (select %1$s as cause, e.hold, e.%2$s as site, count(*) as items,
                             min(e.held_since) as first_seen, max(e.held_since) as last_seen,
                             min(%3$s) as next_try, min(e.%4$s) as example
                        from %5$s
                       where %6$s
                       group by 1, 2, 3) s
               group by 1, 2) g
        join cause k on k.cause = g.held_for
       order by g.items desc, k.cause, g.hold
       limit ?
      """;

  /** Enough to count 100,000 items without writing to the disk. */
  private static final String MEMORY = "set local work_mem = '32MB'";

  private final Store store;
  private final OrgUnits orgUnits;
  private final Remedies remedies;

  ErrorCauses(Store store, OrgUnits orgUnits, Remedies remedies) {
    this.store = store;
    this.orgUnits = orgUnits;
    this.remedies = remedies;
  }

  List<ErrorCause> list(ErrorFilter filter, int limit) {
    List<ErrorCause> causes = new ArrayList<>();
    store.inTransaction(
        () -> {
          store.sql().execute(MEMORY);
          for (ErrorTable table : ErrorTable.values()) {
            table
                .where(filter, orgUnits)
                .ifPresent(where -> causes.addAll(list(table, where, filter, limit)));
          }
        });
    return causes.stream().sorted(MOST_ITEMS_FIRST).limit(limit).toList();
  }

  private List<ErrorCause> list(ErrorTable table, Conditions where, ErrorFilter filter, int limit) {
    boolean records = table == ErrorTable.RECORDS;
    String cause = (records ? "x" : "e") + ".cause";
    Conditions causes = ErrorTable.causes(filter);
    if (!causes.isEmpty()) {
      where.and(
          cause + " in (select k.cause from cause k where " + causes.text() + ")",
          causes.arguments());
    }
    String query =
        QUERY.formatted(
            cause,
            table.site(),
            records ? "null::timestamptz" : "e.next_check",
            table.key(),
            records
                ? "rejection e join rejection_reason x using (rejection)"
                : table.table() + " e",
            where.text());
    return store
        .sql()
        .query(query, (row, number) -> cause(table.kind(), row), where.arguments(List.of(), limit));
  }

  private ErrorCause cause(ErrorKind kind, ResultSet row) throws SQLException {
    String code = row.getString("code");
    @Nullable String target = row.getString("target");
    Cause.Owner owner = Cause.Owner.valueOf(row.getString("owner"));
    return new ErrorCause(
        new CauseId(row.getLong("cause")),
        kind,
        target == null ? row.getString("source") : target,
        orNull(row.getString("form")),
        orNull(row.getString("field")),
        code,
        new Labels(row.getString("message_en"), row.getString("message_fr")),
        owner,
        remedies.of(code, owner),
        DeliveryState.valueOf(row.getString("hold")),
        row.getLong("items"),
        row.getLong("sites"),
        row.getTimestamp("first_seen").toInstant(),
        row.getTimestamp("last_seen").toInstant(),
        instant(row.getTimestamp("next_try")),
        new ErrorId(kind, row.getLong("example")));
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}
