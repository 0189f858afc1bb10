package org.relais.console.figures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.relais.ledger.OptionsText;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/** Adds up the values of the ledger. What is neither wanted nor anywhere else is left out. */
final class FigureSums {
  private static final String GROUNDS =
      Arrays.stream(Ground.values())
          .map(ground -> "count(*) filter (where ground = '" + ground + "') as " + ground)
          .collect(Collectors.joining(", "));

  /** One index probe for each org unit. */
  private static final String CELLS =
      "select c.element, c.options, c.org_unit, c.wanted, c.acknowledged,"
          + " c.acknowledged_unknown or c.difference is not null as uncertain, "
          + Ground.OF_CELL
          + """
             as ground
              from cell c
             where c.target = ? and c.data_set = ? and c.period = ? and c.org_unit = any(?)
               and (? or c.element = ?)
               and (c.wanted is not null or c.acknowledged is not null or c.hold is not null
                    or c.difference is not null or c.state in ('DUE', 'SENDING'))
            """;

  private static final String BY_OPTIONS =
      "select element, options, null as org_unit, sum(wanted) as calculated,"
          + " sum(acknowledged) as received, bool_or(uncertain) as uncertain,"
          + " count(wanted) as org_units, "
          + GROUNDS
          + " from ("
          + CELLS
          + ") c group by element, options";

  private static final String BY_ORG_UNIT =
      "select element, '{}' as options, org_unit, sum(wanted) as calculated,"
          + " sum(acknowledged) as received, bool_or(uncertain) as uncertain,"
          + " least(count(wanted), 1) as org_units, "
          + GROUNDS
          + " from ("
          + CELLS
          + " and c.options = any(?)) c group by element, org_unit";

  /** One probe each: how many values an org unit has makes no difference. */
  private static final String WITH_VALUES =
      """
      select count(*)
        from unnest(?) as u (org_unit)
       cross join lateral (
         select 1 from cell c
          where c.target = ? and c.data_set = ? and c.org_unit = u.org_unit and c.period = ?
            and c.wanted is not null
          limit 1) found
      """;

  private final JdbcTemplate sql;

  FigureSums(DataSource ledger) {
    this.sql = new JdbcTemplate(ledger);
  }

  /** The figures of one org unit. */
  record OfUnit(String orgUnit, Figure figure) {}

  /** Of all data elements, by disaggregation. */
  List<Figure> all(Picked picked) {
    return sql.query(BY_OPTIONS, (row, number) -> figure(row), arguments(picked, ""));
  }

  /** Of one data element, by disaggregation. */
  List<Figure> of(Picked picked, String element) {
    return sql.query(BY_OPTIONS, (row, number) -> figure(row), arguments(picked, element));
  }

  /**
   * Of one data element, by org unit that reports.
   *
   * @param options to add up, as the ledger writes them; without any there is nothing to add up
   */
  List<OfUnit> byUnit(Picked picked, String element, Collection<String> options) {
    List<Object> arguments = new ArrayList<>(List.of(arguments(picked, element)));
    arguments.add(texts(options));
    return sql.query(
        BY_ORG_UNIT,
        (row, number) -> new OfUnit(row.getString("org_unit"), figure(row)),
        arguments.toArray());
  }

  /** How many of the org units that report have any value. */
  long withValues(Picked picked) {
    Long count =
        sql.queryForObject(
            WITH_VALUES,
            Long.class,
            texts(picked.units()),
            picked.target(),
            picked.dataSet().code(),
            picked.period().id());
    return count == null ? 0 : count;
  }

  private static Object[] arguments(Picked picked, String element) {
    return new Object[] {
      picked.target(),
      picked.dataSet().code(),
      picked.period().id(),
      texts(picked.units()),
      element.isEmpty(),
      element
    };
  }

  static SqlArrayValue texts(Collection<String> values) {
    return new SqlArrayValue("text", values.toArray());
  }

  private static Figure figure(ResultSet row) throws SQLException {
    Map<Ground, Long> grounds = new EnumMap<>(Ground.class);
    for (Ground ground : Ground.values()) {
      long count = row.getLong(ground.name());
      if (count > 0) {
        grounds.put(ground, count);
      }
    }
    return new Figure(
        row.getString("element"),
        OptionsText.read(row.getString("options")),
        row.getBigDecimal("calculated"),
        row.getBigDecimal("received"),
        row.getBoolean("uncertain"),
        row.getLong("org_units"),
        grounds);
  }
}
