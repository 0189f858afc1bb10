package org.relais.console.figures;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.relais.ledger.Difference;
import org.relais.ledger.OptionsText;
import org.springframework.jdbc.core.JdbcTemplate;

/** What targets held instead of our values when they were last looked at. */
public final class DifferenceView {
  private static final String IN_SCOPE =
      " from cell where difference is not null and target = ? and data_set = ?"
          + " and period_start = ? and period = ? and org_unit = any(?) ";

  private static final String LIST =
      "select cell, difference, org_unit, element, options, wanted, acknowledged, found_value,"
          + " found_at, overwrite_value is not distinct from found_value"
          + "   and found_value is not null as confirmed"
          + IN_SCOPE
          + "and (? or difference = ?) and cell > ? order by cell limit ?";

  private static final String COUNTS =
      "select difference, count(*) as differences" + IN_SCOPE + "group by difference";

  private final JdbcTemplate sql;

  DifferenceView(DataSource ledger) {
    this.sql = new JdbcTemplate(ledger);
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
