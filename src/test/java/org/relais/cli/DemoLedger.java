package org.relais.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.relais.config.Deployment;
import org.relais.oracle.Oracle;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the demo's ledger holds.
 *
 * @param classes {@code source/record} to its class
 * @param wanted {@linkplain Oracle#key cell} to the value that the target shall have
 * @param acknowledged the same, to the value that it has
 */
record DemoLedger(
    SortedMap<String, String> classes,
    SortedMap<String, BigDecimal> wanted,
    SortedMap<String, BigDecimal> acknowledged) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static DemoLedger read(Path config) {
    Messages messages = Messages.in("en");
    Deployment deployment =
        new ConfigurationLoader(messages, new PrintWriter(Writer.nullWriter())).silently(config);
    try (Installation installation = Installation.toLook(deployment, messages)) {
      JdbcTemplate sql = new JdbcTemplate(installation.database().dataSource());
      return new DemoLedger(classes(sql), cells(sql, "wanted"), cells(sql, "acknowledged"));
    }
  }

  private static SortedMap<String, String> classes(JdbcTemplate sql) {
    SortedMap<String, String> classes = new TreeMap<>();
    sql.query(
        "select source || '/' || record_id, class from record",
        row -> {
          classes.put(row.getString(1), row.getString(2));
        });
    return classes;
  }

  private static SortedMap<String, BigDecimal> cells(JdbcTemplate sql, String column) {
    SortedMap<String, BigDecimal> cells = new TreeMap<>();
    sql.query(
        "select element, options, org_unit, period, %1$s from cell where %1$s is not null"
            .formatted(column),
        row -> {
          cells.put(
              Oracle.key(
                  row.getString("element"),
                  options(row.getString("options")),
                  row.getString("org_unit"),
                  row.getString("period")),
              row.getBigDecimal(column));
        });
    return cells;
  }

  private static Map<String, String> options(String json) {
    try {
      return JSON.readValue(json, new TypeReference<>() {});
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
