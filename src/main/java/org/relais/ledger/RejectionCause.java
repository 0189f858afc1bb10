package org.relais.ledger;

import java.util.List;
import javax.sql.DataSource;
import org.relais.visit.Labels;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Why records were rejected, by the causes of the error queue, which are counted without reading a
 * record. What a person set aside is left out.
 *
 * @param cause by which {@code relais errors show} knows it
 * @param records how many have this cause (a record may have several)
 * @param exampleSource source of one of them
 * @param exampleId its record id
 */
public record RejectionCause(
    CauseId cause,
    String code,
    Labels message,
    long records,
    String exampleSource,
    String exampleId) {
  private static final String TOP =
      """
      select k.cause, k.code, k.message_en, k.message_fr, g.records,
             e.source, e.record_id
        from (select x.cause, count(*) as records, min(x.rejection) as example
                from rejection_reason x
                join rejection j using (rejection)
               where j.hold = 'PARKED'
               group by x.cause
               order by records desc, x.cause
               limit ?) g
        join cause k using (cause)
        join rejection e on e.rejection = g.example
       order by g.records desc, k.cause
      """;

  /** The most frequent causes first. */
  public static List<RejectionCause> top(DataSource ledger, int limit) {
    return new JdbcTemplate(ledger)
        .query(
            TOP,
            (row, number) ->
                new RejectionCause(
                    new CauseId(row.getLong("cause")),
                    row.getString("code"),
                    new Labels(row.getString("message_en"), row.getString("message_fr")),
                    row.getLong("records"),
                    row.getString("source"),
                    row.getString("record_id")),
            limit);
  }
}
