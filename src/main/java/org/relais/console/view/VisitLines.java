package org.relais.console.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.indicator.DataElement;
import org.relais.ledger.ErrorId;
import org.relais.ledger.ErrorKind;
import org.relais.source.SourceDefinition;
import org.relais.visit.Dictionary;
import org.relais.visit.Visit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/** The visits behind a value as lines of a list, each with where more of it is to be seen. */
public final class VisitLines {
  private static final String HELD =
      """
      select item, source, record_id from visit_item
       where hold is not null and source = any(?) and record_id = any(?)
      """;

  private final JdbcTemplate sql;
  private final Deployment deployment;

  public VisitLines(DataSource ledger, Deployment deployment) {
    this.sql = new JdbcTemplate(ledger);
    this.deployment = deployment;
  }

  /**
   * A visit behind a value.
   *
   * @param item where the failed transfers have it, or null
   * @param triable whether its record can be tried: the configuration has its source
   */
  public record Line(VisitLine visit, @Nullable ErrorId item, boolean triable) {}

  /**
   * @param shown those that a page shows
   * @param element that counts them
   */
  public List<Line> of(List<Visit> shown, DataElement element) {
    Map<String, ErrorId> held = held(shown);
    Dictionary dictionary = deployment.model().dictionary();
    Set<String> sources =
        deployment.sources().stream().map(SourceDefinition::name).collect(Collectors.toSet());
    return shown.stream()
        .map(
            visit ->
                new Line(
                    VisitLine.of(visit, element, dictionary),
                    held.get(key(visit.source(), visit.recordId())),
                    sources.contains(visit.source())))
        .toList();
  }

  private Map<String, ErrorId> held(List<Visit> shown) {
    Map<String, ErrorId> held = new HashMap<>();
    sql.query(
        HELD,
        row -> {
          held.put(
              key(row.getString("source"), row.getString("record_id")),
              new ErrorId(ErrorKind.VISIT, row.getLong("item")));
        },
        new SqlArrayValue("text", shown.stream().map(Visit::source).distinct().toArray()),
        new SqlArrayValue("text", shown.stream().map(Visit::recordId).toArray()));
    return held;
  }

  private static String key(String source, String recordId) {
    return source + "\n" + recordId;
  }
}
