package org.relais.console.figures;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.relais.ledger.Difference;
import org.relais.ledger.OptionsText;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What targets held instead of our values when they were last looked at. */
public final class DifferenceView {
  private static final String CELLS = " from cell ";

  private static final String IN_SCOPE =
      "where difference is not null and target = ? and data_set = ?"
          + " and period_start = ? and period = ? and org_unit = any(?) ";

  private static final String COLUMNS =
      "select cell, difference, org_unit, element, options, wanted, acknowledged, found_value,"
          + " found_at, overwrite_value is not distinct from found_value"
          + "   and found_value is not null as confirmed";

  private static final String OF_KIND = "and (? or difference = ?) ";

  private static final String LIST =
      COLUMNS + CELLS + IN_SCOPE + OF_KIND + "and cell > ? order by cell limit ?";

  private static final String COUNTS =
      "select difference, count(*) as differences" + CELLS + IN_SCOPE + "group by difference";

  /** Where the names of codes decide, their order comes with the question. */
  private static final String NAMED =
      "left join unnest(?::text[]) with ordinality as named (code, place) on named.code = cell.";

  private static final int FETCHED_AT_ONCE = 2_000;

  private final JdbcTemplate sql;
  private final JdbcTemplate streaming;
  private final TransactionTemplate transactions;

  DifferenceView(DataSource ledger) {
    this.sql = new JdbcTemplate(ledger);
    this.streaming = new JdbcTemplate(ledger);
    this.streaming.setFetchSize(FETCHED_AT_ONCE);
    this.transactions = new TransactionTemplate(new JdbcTransactionManager(ledger));
  }

  /**
   * A value that is not in DHIS2 as we know it.
   *
   * @param number of the value, by which lists go on
   * @param found what the target held, or null for none
   * @param confirmed whether ours may replace it
   */
  public record Line(
      long number,
      Difference.Kind kind,
      String orgUnit,
      String element,
      SortedMap<String, String> options,
      @Nullable BigDecimal calculated,
      @Nullable BigDecimal received,
      @Nullable BigDecimal found,
      Instant foundAt,
      boolean confirmed) {}

  /**
   * Those of what is picked.
   *
   * @param kind null for all
   * @param after number of the last one that was given, 0 from the beginning
   */
  public List<Line> list(Picked picked, Difference.@Nullable Kind kind, long after, int limit) {
    Object[] scope = scope(picked);
    return sql.query(
        LIST,
        (row, number) -> line(row),
        scope[0],
        scope[1],
        scope[2],
        scope[3],
        scope[4],
        kind == null,
        String.valueOf(kind),
        after,
        limit);
  }

  /**
   * A page of them.
   *
   * @param kind null for all
   * @param offset how many are left out before it
   */
  List<Line> page(
      Picked picked, Difference.@Nullable Kind kind, DifferenceSort sort, long offset, int limit) {
    List<Object> arguments = arguments(picked, kind, sort);
    arguments.addAll(List.of(limit, offset));
    return sql.query(
        sorted(sort) + " limit ? offset ?", (row, number) -> line(row), arguments.toArray());
  }

  /**
   * All of them as they stand at one moment; not kept in memory.
   *
   * @param kind null for all
   */
  void each(
      Picked picked, Difference.@Nullable Kind kind, DifferenceSort sort, Consumer<Line> reader) {
    transactions.executeWithoutResult(
        status ->
            streaming.query(
                sorted(sort),
                row -> {
                  reader.accept(line(row));
                },
                arguments(picked, kind, sort).toArray()));
  }

  private static String sorted(DifferenceSort sort) {
    boolean named = sort.order().named();
    String column = sort.order().column();
    return COLUMNS
        + CELLS
        + (named ? NAMED + column + " " : "")
        + IN_SCOPE
        + OF_KIND
        + "order by "
        + (named ? "named.place" : "cell." + column)
        + (sort.descending() ? " desc" : "")
        + " nulls last, cell";
  }

  private static List<Object> arguments(
      Picked picked, Difference.@Nullable Kind kind, DifferenceSort sort) {
    List<Object> arguments = new ArrayList<>();
    if (sort.order().named()) {
      arguments.add(FigureSums.texts(sort.codes()));
    }
    arguments.addAll(Arrays.asList(scope(picked)));
    arguments.addAll(List.of(kind == null, String.valueOf(kind)));
    return arguments;
  }

  /** How many there are of each kind. */
  public Map<Difference.Kind, Long> counts(Picked picked) {
    Map<Difference.Kind, Long> counts = new EnumMap<>(Difference.Kind.class);
    sql.query(
        COUNTS,
        row -> {
          counts.put(Difference.Kind.valueOf(row.getString(1)), row.getLong(2));
        },
        scope(picked));
    return counts;
  }

  private static Object[] scope(Picked picked) {
    return new Object[] {
      picked.target(),
      picked.dataSet().code(),
      Date.valueOf(picked.period().start()),
      picked.period().id(),
      FigureSums.texts(picked.units())
    };
  }

  private static Line line(ResultSet row) throws SQLException {
    return new Line(
        row.getLong("cell"),
        Difference.Kind.valueOf(row.getString("difference")),
        row.getString("org_unit"),
        row.getString("element"),
        OptionsText.read(row.getString("options")),
        row.getBigDecimal("wanted"),
        row.getBigDecimal("acknowledged"),
        row.getBigDecimal("found_value"),
        row.getTimestamp("found_at").toInstant(),
        row.getBoolean("confirmed"));
  }
}
