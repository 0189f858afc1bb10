package org.relais.ledger;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.DeliveryState;

/** Single values, whether or not anything is wrong with them. */
public final class CellDetails {
  private static final String FIND =
      """
      select c.*, v.activated_at,
             (select max(h.number) from version_history h
               where h.version = c.configuration and h.state = 'LIVE') as version_number,
             (select r.finished_at from reconciliation r
               where r.target = c.target and r.data_set = c.data_set) as compared_at
        from cell c
        left join configuration v on v.version = c.configuration
       where c.target = ? and c.data_set = ? and c.org_unit = ? and c.period = ?
         and c.element = ? and c.options = ? and c.attribute_options = ?
      """;

  private final Store store;
  private final ErrorHistory history;

  public CellDetails(DataSource ledger) {
    this.store = new Store(ledger);
    this.history = new ErrorHistory(store, new Remedies());
  }

  /**
   * Which value is meant.
   *
   * @param options category code to option code
   */
  public record Place(
      String target,
      String dataSet,
      String orgUnit,
      String period,
      String element,
      SortedMap<String, String> options) {}

  /**
   * A value in full.
   *
   * @param id by which the error queue knows it
   * @param acknowledgedUnknown whether the target has to be asked what it holds
   * @param heldSince since when it is not sent although it is due, or null
   * @param nextCheck when the clock ends that, or null
   * @param approved whether a person approved the value that is wanted
   * @param configuration version that counted it
   * @param configurationNumber of that version in the history, or null where it is not there
   * @param configurationSince when that version was made active, or null where the ledger has it
   *     not any more
   * @param difference what the target held instead of ours when it was last looked at, or null
   * @param comparedAt when its target was last compared as a whole, or null
   * @param whys for which it is held, none or one
   * @param history the deliveries that carried it, the newest first
   */
  public record Detail(
      ErrorId id,
      @Nullable BigDecimal wanted,
      @Nullable BigDecimal acknowledged,
      boolean acknowledgedUnknown,
      boolean everSent,
      DeliveryState state,
      @Nullable Instant heldSince,
      @Nullable Instant nextCheck,
      boolean approved,
      String configuration,
      @Nullable Long configurationNumber,
      @Nullable Instant configurationSince,
      @Nullable Found difference,
      @Nullable Instant comparedAt,
      List<ErrorDetail.Why> whys,
      List<ErrorDetail.Attempt> history,
      ErrorDetail.@Nullable Discard discard) {
    public Detail {
      whys = List.copyOf(whys);
      history = List.copyOf(history);
    }
  }

  /**
   * What a target held.
   *
   * @param value null for none
   * @param confirmed whether a person, or the policy, lets ours replace it
   */
  public record Found(
      Difference.Kind kind, @Nullable BigDecimal value, Instant at, boolean confirmed) {}

  /** Empty where there is no such value. */
  public Optional<Detail> find(Place place) {
    return store
        .sql()
        .query(
            FIND,
            (row, number) -> detail(row),
            place.target(),
            place.dataSet(),
            place.orgUnit(),
            place.period(),
            place.element(),
            OptionsText.write(place.options()),
            OptionsText.NONE)
        .stream()
        .findFirst();
  }

  private Detail detail(ResultSet row) throws SQLException {
    ErrorId id = new ErrorId(ErrorKind.CELL, row.getLong("cell"));
    BigDecimal wanted = row.getBigDecimal("wanted");
    return new Detail(
        id,
        wanted,
        row.getBigDecimal("acknowledged"),
        row.getBoolean("acknowledged_unknown"),
        row.getBoolean("ever_sent"),
        DeliveryState.valueOf(row.getString("state")),
        instant(row.getTimestamp("held_since")),
        instant(row.getTimestamp("next_check")),
        row.getBoolean("approved") && same(wanted, row.getBigDecimal("approved_value")),
        row.getString("configuration"),
        row.getObject("version_number", Long.class),
        instant(row.getTimestamp("activated_at")),
        found(row),
        instant(row.getTimestamp("compared_at")),
        history.whys(id),
        history.attempts(id),
        history.discard(id).orElse(null));
  }

  private static @Nullable Found found(ResultSet row) throws SQLException {
    String kind = row.getString("difference");
    if (kind == null) {
      return null;
    }
    BigDecimal value = row.getBigDecimal("found_value");
    BigDecimal overwrite = row.getBigDecimal("overwrite_value");
    return new Found(
        Difference.Kind.valueOf(kind),
        value,
        row.getTimestamp("found_at").toInstant(),
        overwrite != null && same(overwrite, value));
  }

  private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    return one == null || other == null ? one == other : one.compareTo(other) == 0;
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}
