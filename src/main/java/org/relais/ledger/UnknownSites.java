package org.relais.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.relais.source.SourceDefinition;
import org.relais.visit.CoreField;
import org.relais.visit.FieldMapping;
import org.relais.visit.RecordPath;

/** The sites that rejected records name and no table knows. */
public final class UnknownSites {
  private static final int NEWEST = 2_000;
  private static final int LONGEST = 200;

  private final Store store;

  public UnknownSites(DataSource ledger) {
    this.store = new Store(ledger);
  }

  /**
   * A site as its field system writes it.
   *
   * @param records that name it, among the newest rejected ones
   */
  public record Site(String id, long records) {}

  /**
   * Those of some sources that a table should know, the most often named first. Only the newest
   * rejected records are read.
   *
   * @param table name of the lookup table
   */
  public List<Site> of(Collection<SourceDefinition> sources, String table) {
    Map<String, Long> counts = new HashMap<>();
    for (SourceDefinition source : sources) {
      store
          .sql()
          .query(
              """
              select r.form, r.form_version, r.raw
                from cause c
                join rejection_reason x using (cause)
                join rejection j using (rejection)
                join record r on r.source = j.source and r.record_id = j.record_id
               where c.source = ? and c.field = ? and c.code in ('MAP010', 'MAP011')
                 and j.hold = 'PARKED' and r.raw is not null
               order by j.rejection desc
               limit ?
              """,
              row -> {
                site(
                        source,
                        row.getString("form"),
                        row.getString("form_version"),
                        table,
                        Packing.unpack(row.getBytes("raw")))
                    .ifPresent(site -> counts.merge(site, 1L, Long::sum));
              },
              source.name(),
              CoreField.ORG_UNIT.fieldName(),
              NEWEST);
    }
    List<Site> sites = new ArrayList<>();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> sites.add(new Site(entry.getKey(), entry.getValue())));
    return sites;
  }

  private static Optional<String> site(
      SourceDefinition source,
      @Nullable String form,
      @Nullable String version,
      String table,
      JsonNode raw) {
    if (form == null) {
      return Optional.empty();
    }
    return source.mapping().form(form, version).stream()
        .flatMap(mapping -> mapping.fields().stream())
        .filter(UnknownSites::isSite)
        .filter(field -> field.lookup() != null && field.lookup().name().equals(table))
        .flatMap(field -> field.from().stream().flatMap(path -> written(field, path, raw).stream()))
        .findFirst();
  }

  /** Whether a field says at which site a visit was. */
  public static boolean isSite(FieldMapping field) {
    return field.field().name().equals(CoreField.ORG_UNIT.fieldName());
  }

  private static Optional<String> written(FieldMapping field, RecordPath path, JsonNode raw) {
    JsonNode node = path.in(raw);
    if (!node.isValueNode() || node.isNull()) {
      return Optional.empty();
    }
    String text = node.asText().strip();
    String code = field.codes().getOrDefault(text, text);
    return code.isEmpty() || code.length() > LONGEST ? Optional.empty() : Optional.of(code);
  }
}
