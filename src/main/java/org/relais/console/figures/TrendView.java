package org.relais.console.figures;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.relais.indicator.DataElement;
import org.relais.indicator.DataSet;
import org.relais.indicator.Period;
import org.relais.ledger.LedgerRules;
import org.relais.ledger.SourceTally;
import org.springframework.jdbc.core.JdbcTemplate;

/** Follows figures over a year. */
public final class TrendView {
  public static final int MOST_ELEMENTS = 6;

  private static final int USUAL = 3;

  /** A source owner's visits are counted anew for each period. */
  private static final int MOST_VISITS = 20_000;

  private static final String SUMS =
      """
      select element, period, sum(wanted) as value
        from cell
       where target = ? and data_set = ? and org_unit = any(?) and period = any(?)
         and element = any(?) and wanted is not null
       group by 1, 2
      """;

  private final JdbcTemplate sql;
  private final Supplier<SourceTally> own;

  TrendView(DataSource ledger, Supplier<LedgerRules> rules) {
    this.sql = new JdbcTemplate(ledger);
    this.own = () -> new SourceTally(ledger, rules.get());
  }

  /** Those that are named, up to as many as a plot shows; without any, the first ones. */
  public static List<DataElement> chosen(Picked picked, List<String> named) {
    List<DataElement> all = picked.dataSet().elements();
    List<DataElement> chosen =
        all.stream()
            .filter(element -> named.contains(element.code()))
            .limit(MOST_ELEMENTS)
            .toList();
    return chosen.isEmpty() ? all.stream().limit(USUAL).toList() : chosen;
  }

  /** A figure's place. */
  private record Place(String element, String period) {}

  /**
   * Of the twelve months, or as many weeks, that end with the period picked; empty where a source
   * owner has to pick an org unit further below.
   */
  public Optional<Trends> of(Picked picked, List<DataElement> elements) {
    List<Period> periods = Year.until(picked.period());
    return (picked.scope().all()
            ? Optional.of(sums(picked, elements, periods))
            : counted(picked, elements, periods))
        .map(values -> new Trends(periods, lines(elements, periods, values)));
  }

  private static List<Trends.Line> lines(
      List<DataElement> elements, List<Period> periods, Map<Place, BigDecimal> values) {
    List<Trends.Line> lines = new ArrayList<>();
    for (DataElement element : elements) {
      List<@Nullable BigDecimal> line = new ArrayList<>();
      periods.forEach(period -> line.add(values.get(new Place(element.code(), period.id()))));
      lines.add(new Trends.Line(element, line));
    }
    return lines;
  }

  private Map<Place, BigDecimal> sums(
      Picked picked, List<DataElement> elements, List<Period> periods) {
    Map<Place, BigDecimal> sums = new HashMap<>();
    sql.query(
        SUMS,
        row -> {
          sums.put(
              new Place(row.getString("element"), row.getString("period")),
              row.getBigDecimal("value"));
        },
        picked.target(),
        picked.dataSet().code(),
        FigureSums.texts(picked.units()),
        FigureSums.texts(periods.stream().map(Period::id).toList()),
        FigureSums.texts(elements.stream().map(DataElement::code).toList()));
    return sums;
  }

  private Optional<Map<Place, BigDecimal>> counted(
      Picked picked, List<DataElement> elements, List<Period> periods) {
    DataSet all = picked.dataSet();
    DataSet some =
        new DataSet(
            all.code(), all.periodType(), all.reportLevel(), all.push(), all.mode(), elements);
    Map<Place, BigDecimal> sums = new HashMap<>();
    for (Period period : periods) {
      Optional<List<SourceTally.OfUnit>> units =
          own.get()
              .count(
                  some,
                  picked.units(),
                  period,
                  picked.scope().included(),
                  MOST_VISITS / periods.size());
      if (units.isEmpty()) {
        return Optional.empty();
      }
      for (SourceTally.OfUnit unit : units.get()) {
        unit.tally()
            .cells()
            .forEach(
                cell ->
                    sums.merge(
                        new Place(cell.element(), period.id()), cell.value(), BigDecimal::add));
      }
    }
    return Optional.of(sums);
  }
}
