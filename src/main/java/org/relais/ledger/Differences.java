package org.relais.ledger;

import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What targets hold that is not what we know of it: values typed by hand where ours were to go, and
 * values of ours that were changed or removed. A person decides whether ours replace them.
 */
public final class Differences {
  private static final String IN_SCOPE =
      " target = ? and data_set = ? and period_start = ? and period = ? and difference is not null"
          + " and (? or org_unit = any(?)) ";

  private static final String COUNTS =
      """
      select target, data_set, period,
             count(*) filter (where difference = 'CHANGED') as changed,
             count(*) filter (where difference = 'MISSING') as missing,
             count(*) filter (where difference = 'FOREIGN') as foreign_values,
             count(*) filter (where hold = 'PARKED') as held
        from cell where difference is not null
       group by target, data_set, period_start, period
       order by target, data_set, period_start, period
      """;

  private static final String OF_BOTH =
      " md5(coalesce(string_agg(cell || '=' || coalesce(found_value::text, '') || '/' ||"
          + " coalesce(wanted::text, ''), ',' order by cell), '')) as fingerprint ";

  private static final String FINGERPRINT =
      "select count(*) as differences," + OF_BOTH + "from cell where" + IN_SCOPE;

  /** The rows stay as they are until the transaction ends. */
  private static final String LOCKED =
      "select coalesce(array_agg(cell), '{}') as cells,"
          + OF_BOTH
          + "from (select cell, found_value, wanted from cell where"
          + IN_SCOPE
          + "order by cell for no key update) seen";

  private static final String FIRST =
      "select difference, org_unit, period, element, options, wanted, acknowledged, found_value,"
          + " found_at from cell where"
          + IN_SCOPE
          + "order by org_unit, element, options limit ?";

  /**
   * Ours is due again, and may replace what was found and nothing else. What was never sent is due
   * anyway; a value that is to be gone is only due where the target is known to hold one.
   */
  private static final String CONFIRM =
      """
      update cell c
         set overwrite_value = found_value,
             acknowledged = case when ever_sent or wanted is null then found_value
                                 else acknowledged end,
             ever_sent = ever_sent or wanted is null,
             hold = case when hold = 'PARKED' then null else hold end,
             cause = case when hold = 'PARKED' then null else cause end,
             held_since = case when hold = 'PARKED' then null else held_since end
        from unnest(?) as seen (cell)
       where c.cell = seen.cell and delivery is null and not acknowledged_unknown
      """;

  private static final int FINGERPRINT_LENGTH = 12;

  private final Store store;
  private final ApprovalUnits units;
  private final AuditTrail audit;

  public Differences(DataSource ledger, Clock clock, LedgerRules rules) {
    this.store = new Store(ledger);
    this.units = new ApprovalUnits(rules);
    this.audit = new AuditTrail(store, clock);
  }

  /** Of every target and period that has some. */
  public List<DifferenceCount> counts() {
    return store
        .sql()
        .query(
            COUNTS,
            (row, number) ->
                new DifferenceCount(
                    row.getString("target"),
                    row.getString("data_set"),
                    row.getString("period"),
                    row.getLong("changed"),
                    row.getLong("missing"),
                    row.getLong("foreign_values"),
                    row.getLong("held")));
  }

  /**
   * What a person decides about. Whoever shows more of it asks for this first: a fingerprint may be
   * older than what is shown with it, never newer.
   *
   * @param limit how many differences to show
   */
  public DifferencesSeen seen(ApprovalScope scope, int limit) {
    Object[] arguments = arguments(scope);
    Object[] limited = Arrays.copyOf(arguments, arguments.length + 1);
    limited[arguments.length] = limit;
    record Counted(String fingerprint, long differences) {}
    Counted counted =
        store
            .sql()
            .query(
                FINGERPRINT,
                (row, number) -> new Counted(fingerprint(row), row.getLong("differences")),
                arguments)
            .get(0);
    List<Difference> first =
        store
            .sql()
            .query(
                FIRST,
                (row, number) ->
                    new Difference(
                        Difference.Kind.valueOf(row.getString("difference")),
                        row.getString("org_unit"),
                        row.getString("period"),
                        row.getString("element"),
                        OptionsText.read(row.getString("options")),
                        row.getBigDecimal("wanted"),
                        row.getBigDecimal("acknowledged"),
                        row.getBigDecimal("found_value"),
                        row.getTimestamp("found_at").toInstant()),
                limited);
    return new DifferencesSeen(scope, counted.fingerprint(), counted.differences(), first);
  }

  private static String fingerprint(ResultSet row) throws SQLException {
    return row.getString("fingerprint").substring(0, FINGERPRINT_LENGTH);
  }

  /**
   * Lets ours replace exactly what was seen at the target, and nothing that is found meanwhile. A
   * value that changes there before ours is sent is asked about again.
   *
   * @param fingerprint of the {@link DifferencesSeen} that the person saw
   * @return how many; empty where other differences are there than those that were seen
   */
  public Optional<Long> confirm(
      ApprovalScope scope, String fingerprint, String who, @Nullable String reason) {
    record Locked(Array cells, String fingerprint) {}
    return store.inTransaction(
        () -> {
          store.lock("recount");
          Locked locked =
              store
                  .sql()
                  .query(
                      LOCKED,
                      (row, number) -> new Locked(row.getArray("cells"), fingerprint(row)),
                      arguments(scope))
                  .get(0);
          if (!locked.fingerprint().equals(fingerprint)) {
            return Optional.<Long>empty();
          }
          long confirmed = store.sql().update(CONFIRM, locked.cells());
          audit.add(
              who,
              "OVERWRITE",
              scope.text() + ", " + confirmed + " values, " + fingerprint,
              reason);
          return Optional.of(confirmed);
        });
  }

  private Object[] arguments(ApprovalScope scope) {
    return new Object[] {
      scope.target(),
      scope.dataSet(),
      Date.valueOf(scope.period().start()),
      scope.period().id(),
      scope.orgUnit() == null,
      Store.texts(scope.orgUnit() == null ? List.of() : units.of(scope))
    };
  }
}
