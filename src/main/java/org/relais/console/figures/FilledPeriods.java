package org.relais.console.figures;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.relais.indicator.Period;
import org.springframework.jdbc.core.JdbcTemplate;

/** The periods of which targets have values, or shall have. */
public final class FilledPeriods {
  static final FilledPeriods NONE = new FilledPeriods(Map.of());

  private final Map<String, TreeSet<String>> byPush;

  private FilledPeriods(Map<String, TreeSet<String>> byPush) {
    this.byPush = byPush;
  }

  static FilledPeriods read(DataSource ledger) {
    Map<String, TreeSet<String>> byPush = new HashMap<>();
    new JdbcTemplate(ledger)
        .query(
            "select distinct target, data_set, period from cell",
            row -> {
              byPush
                  .computeIfAbsent(
                      key(row.getString(1), row.getString(2)), first -> new TreeSet<>())
                  .add(row.getString(3));
            });
    return new FilledPeriods(byPush);
  }

  public boolean has(String target, String dataSet, Period period) {
    return byPush.getOrDefault(key(target, dataSet), new TreeSet<>()).contains(period.id());
  }

  /** The last one that does not start after {@code last}. */
  Optional<Period> lastUntil(String target, String dataSet, Period last) {
    return byPush.getOrDefault(key(target, dataSet), new TreeSet<>()).stream()
        .map(Period::parse)
        .flatMap(Optional::stream)
        .filter(period -> period.type() == last.type() && !period.start().isAfter(last.start()))
        .max(Comparator.comparing(Period::start));
  }

  private static String key(String target, String dataSet) {
    return target + "\n" + dataSet;
  }
}
