package org.relais.ledger;

import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What the deliveries say of a target's cause.
 *
 * @param said what the target said last, in its own words; null where they were not kept
 * @param refusals how many deliveries were refused for it, at least in part
 * @param first when the first of those that are counted was refused
 * @param last when the last of them was refused
 * @param lastRefused how many items the last of them carried that were refused for this cause
 * @param lastOthers how many items it carried that nothing was wrong with
 * @param othersStored whether the target took those; else they are sent again
 */
public record CauseHistory(
    @Nullable String said,
    long refusals,
    Instant first,
    Instant last,
    long lastRefused,
    long lastOthers,
    boolean othersStored) {
  private static final String FIND =
      """
      select k.said, k.refusals, k.first_refused, k.last_refused, k.last_others_stored,
             i.refused, i.others
        from cause k
       cross join lateral
             (select count(*) filter (where c.cause = k.cause) as refused,
                     count(*) filter (where c.cause is null) as others
                from (select cause from delivery_cell where delivery = k.last_delivery
                       union all
                      select cause from delivery_visit where delivery = k.last_delivery) c) i
       where k.cause = ? and k.refusals > 0
      """;

  /** Empty where no delivery was refused for it since that is counted. */
  public static Optional<CauseHistory> of(DataSource ledger, CauseId cause) {
    return new Store(ledger)
            .sql()
            .query(
                FIND,
                (row, number) ->
                    new CauseHistory(
                        row.getString("said"),
                        row.getLong("refusals"),
                        row.getTimestamp("first_refused").toInstant(),
                        row.getTimestamp("last_refused").toInstant(),
                        row.getLong("refused"),
                        row.getLong("others"),
                        row.getBoolean("last_others_stored")),
                cause.number())
            .stream()
            .findFirst();
  }
}
