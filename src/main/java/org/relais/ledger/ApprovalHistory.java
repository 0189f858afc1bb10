package org.relais.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.relais.indicator.Period;

/** What people said of values that are sent after approval, as the audit trail has it. */
public final class ApprovalHistory {
  private static final String SAID =
      "select entry, at, who, act, subject, reason from audit where act in ('APPROVE', 'SEND_BACK')";

  private static final String OF_PERIOD =
      " and (subject = ? or starts_with(subject, ? || ' ') or starts_with(subject, ? || ','))";

  private static final String NEWEST_FIRST = " order by entry desc limit ?";

  private final Store store;

  public ApprovalHistory(DataSource ledger) {
    this.store = new Store(ledger);
  }

  /**
   * One decision.
   *
   * @param approved false: sent back
   * @param subject what it was about: target, data set, period, org unit where it was not all; of
   *     an approval the number of values and their fingerprint
   */
  public record Said(
      long entry,
      Instant at,
      String who,
      boolean approved,
      String subject,
      @Nullable String reason) {

    /** The period that it was about; empty where an older version wrote the subject otherwise. */
    public Optional<Period> period() {
      return Stream.of(subject.split("[ ,]+", -1))
          .skip(2)
          .map(Period::parse)
          .flatMap(Optional::stream)
          .findFirst();
    }
  }

  /**
   * The newest decisions first, about whatever.
   *
   * @param before number of the last one of the part before; {@link Long#MAX_VALUE} for the newest
   */
  public List<Said> newest(long before, int limit) {
    return said(SAID + " and entry < ?" + NEWEST_FIRST, before, limit);
  }

  /** Those about a period or a part of it, the newest first. */
  public List<Said> of(String target, String dataSet, String period, int limit) {
    String subject = target + " " + dataSet + " " + period;
    return said(SAID + OF_PERIOD + NEWEST_FIRST, subject, subject, subject, limit);
  }

  private List<Said> said(String query, Object... arguments) {
    return store
        .sql()
        .query(
            query,
            (row, number) ->
                new Said(
                    row.getLong("entry"),
                    row.getTimestamp("at").toInstant(),
                    row.getString("who"),
                    row.getString("act").equals("APPROVE"),
                    row.getString("subject"),
                    row.getString("reason")),
            arguments);
  }
}
