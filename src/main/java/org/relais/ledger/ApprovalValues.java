package org.relais.ledger;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The values that wait for approval, as a person looks through them before deciding. */
public final class ApprovalValues {
  private static final String VALUES =
      "select org_unit, element, options, acknowledged, wanted, approved, approved_value from cell"
          + " where %s order by org_unit, element, options";

  private static final String TALLIES =
      """
      select org_unit,
             count(*) filter (where acknowledged is null and wanted is not null) as added,
             count(*) filter (where acknowledged is not null and wanted is not null) as changed,
             count(*) filter (where wanted is null) as gone,
             count(*) filter (where approved) as corrected,
             coalesce(sum(acknowledged), 0) as received, coalesce(sum(wanted), 0) as wanted
        from cell where %s group by org_unit order by org_unit
      """;

  private final Store store;
  private final Approvals approvals;

  public ApprovalValues(DataSource ledger, LedgerRules rules) {
    this.store = new Store(ledger);
    this.approvals = new Approvals(ledger, rules);
  }

  /**
   * Which values are looked at.
   *
   * @param element code of a data element; null is all
   */
  public record Filter(ApprovalScope scope, ApprovalPart part, @Nullable String element) {}

  /**
   * One value that waits.
   *
   * @param received what the target has, or null
   * @param wanted what it is to have, or null for none
   * @param correction whether another value was approved before
   * @param approved that other value, or null for none
   */
  public record Value(
      String orgUnit,
      String element,
      SortedMap<String, String> options,
      @Nullable BigDecimal received,
      @Nullable BigDecimal wanted,
      boolean correction,
      @Nullable BigDecimal approved) {}

  /**
   * What waits of one org unit.
   *
   * @param corrected how many of all correct what was approved before
   * @param received total of what the target has of these values
   */
  public record Tally(
      String orgUnit,
      long added,
      long changed,
      long gone,
      long corrected,
      BigDecimal received,
      BigDecimal wanted) {
    public long cells() {
      return added + changed + gone;
    }

    /** Both together, under the name of an org unit above them. */
    public Tally plus(Tally other) {
      return new Tally(
          orgUnit,
          added + other.added,
          changed + other.changed,
          gone + other.gone,
          corrected + other.corrected,
          received.add(other.received),
          wanted.add(other.wanted));
    }

    public Tally under(String above) {
      return new Tally(above, added, changed, gone, corrected, received, wanted);
    }
  }

  public long count(Filter filter) {
    Conditions where = where(filter);
    Long count =
        store
            .sql()
            .queryForObject(
                "select count(*) from cell where " + where.text(), Long.class, where.arguments());
    return count == null ? 0 : count;
  }

  /** Some values by org unit and element, behind the first {@code offset} of them. */
  public List<Value> page(Filter filter, long offset, int limit) {
    Conditions where = where(filter);
    return store
        .sql()
        .query(
            VALUES.formatted(where.text()) + " limit ? offset ?",
            (row, number) -> value(row),
            where.arguments(List.of(), limit, offset));
  }

  /** Every value of the filter; not kept in memory. */
  public void each(Filter filter, Consumer<Value> reader) {
    Conditions where = where(filter);
    store.inTransaction(
        () ->
            store
                .streaming()
                .query(
                    VALUES.formatted(where.text()),
                    row -> {
                      reader.accept(value(row));
                    },
                    where.arguments()));
  }

  /** What waits, org unit by org unit that reports. */
  public List<Tally> tallies(ApprovalScope scope) {
    Conditions where = where(new Filter(scope, ApprovalPart.ALL, null));
    List<Tally> tallies = new ArrayList<>();
    store
        .sql()
        .query(
            TALLIES.formatted(where.text()),
            row -> {
              tallies.add(
                  new Tally(
                      row.getString("org_unit"),
                      row.getLong("added"),
                      row.getLong("changed"),
                      row.getLong("gone"),
                      row.getLong("corrected"),
                      row.getBigDecimal("received"),
                      row.getBigDecimal("wanted")));
            },
            where.arguments());
    return tallies;
  }

  private Conditions where(Filter filter) {
    Conditions where = approvals.inScope(filter.scope()).and(filter.part().condition());
    return filter.element() == null ? where : where.and("element = ?", filter.element());
  }

  private static Value value(ResultSet row) throws SQLException {
    return new Value(
        row.getString("org_unit"),
        row.getString("element"),
        OptionsText.read(row.getString("options")),
        row.getBigDecimal("acknowledged"),
        row.getBigDecimal("wanted"),
        row.getBoolean("approved"),
        row.getBigDecimal("approved_value"));
  }
}
