package org.relais.ledger;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A few cells to look at: of the latest period, the largest value of each data element. */
public final class SampleCells {
  private static final String QUERY =
      """
      select element, options, org_unit, period, wanted, state
        from (select distinct on (element) cell, element, options, org_unit, period, wanted, state
                from cell
               where target = ? and wanted is not null
                 and period = (select max(period) from cell where target = ? and wanted > 0)
               order by element, wanted desc, org_unit, options) as largest
       order by cell
       limit ?
      """;

  private SampleCells() {}

  /** One of them. */
  public record Sample(
      String element,
      SortedMap<String, String> options,
      String orgUnit,
      String period,
      BigDecimal value,
      String state) {}

  public static List<Sample> of(DataSource ledger, String target, int limit) {
    return new JdbcTemplate(ledger)
        .query(
            QUERY,
            (row, number) ->
                new Sample(
                    row.getString("element"),
                    OptionsText.read(row.getString("options")),
                    row.getString("org_unit"),
                    row.getString("period"),
                    row.getBigDecimal("wanted"),
                    row.getString("state")),
            target,
            target,
            limit);
  }
}
