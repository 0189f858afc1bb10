package org.relais.ledger;

import java.util.List;
import javax.sql.DataSource;
import org.relais.visit.Labels;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Why records were rejected: equal reasons together. What a person set aside is left out.
 *
 * @param records how many have this reason (a record may have several)
 * @param exampleSource source of one of them
 * @param exampleId its record id
 */
public record RejectionCause(
    String code, Labels message, long records, String exampleSource, String exampleId) {
  private static final String TOP =
      """
      select reason->>'code' as code, reason->'message'->>'en' as en,
             reason->'message'->>'fr' as fr, count(*) as records,
             min(r.source || '/' || r.record_id) as example
        from rejection j
        join record r using (source, record_id)
       cross join lateral json_array_elements(r.reasons) as reason
       where j.hold = 'PARKED'
       group by 1, 2, 3
       order by records desc, code, en
       limit ?
      """;

  /** The most frequent causes first. */
  public static List<RejectionCause> top(DataSource ledger, int limit) {
    return new JdbcTemplate(ledger)
        .query(
            TOP,
            (row, number) -> {
              String[] example = row.getString("example").split("/", 2);
              return new RejectionCause(
                  row.getString("code"),
                  new Labels(row.getString("en"), row.getString("fr")),
                  row.getLong("records"),
                  example[0],
                  example[1]);
            },
            limit);
  }
}
