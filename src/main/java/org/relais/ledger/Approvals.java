package org.relais.ledger;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.relais.delivery.TargetDefinition;
import org.relais.indicator.DataSet;

/**
 * What waits for a person's approval. A value waits where its data set is sent after approval and
 * the value that is wanted now is not the one that was approved; nothing is stored to make it wait.
 */
public final class Approvals {
  private static final String WAITING =
      " target = ? and data_set = ? and state = 'DUE' and not read_back and not"
          + ApprovedCells.APPROVED;

  /** What waits, with what was last said of its org units. */
  private static final String SUMMARY =
      """
      with waiting as (
        select period_start, period, org_unit, count(*) as cells from cell
         where %s and period_start >= ? group by period_start, period, org_unit)
      select w.period, sum(w.cells) as cells, count(*) as org_units,
             max(a.who) as sent_back_by, max(a.reason) as reason
        from waiting w
        left join approval a
          on a.target = ? and a.data_set = ? and a.period = w.period
         and a.org_unit = w.org_unit and a.verdict = 'SENT_BACK'
       group by w.period_start, w.period
       order by w.period_start, w.period
      """
          .formatted(WAITING);

  private static final String IN_SCOPE =
      WAITING + " and period_start = ? and period = ? and (? or org_unit = any(?)) ";

  private static final String OF_WANTED =
      """
       md5(coalesce(string_agg(cell || '=' || coalesce(wanted::text, ''), ',' order by cell), ''))
         as fingerprint
      """;

  private static final String FINGERPRINT =
      "select count(*) as cells, count(distinct org_unit) as org_units,"
          + OF_WANTED
          + "from cell where"
          + IN_SCOPE;

  /** The rows stay as they are until the transaction ends. */
  private static final String LOCKED =
      "select coalesce(array_agg(cell), '{}') as cells,"
          + OF_WANTED
          + "from (select cell, wanted from cell where"
          + IN_SCOPE
          + "order by cell for no key update) seen";

  private static final String APPROVE =
      """
      update cell c set approved = true, approved_value = wanted
        from unnest(?) as seen (cell) where c.cell = seen.cell
      """;

  private static final String ELEMENTS =
      """
      select element,
             count(*) filter (where acknowledged is null and wanted is not null) as added,
             count(*) filter (where acknowledged is not null and wanted is not null) as changed,
             count(*) filter (where wanted is null) as gone,
             coalesce(sum(acknowledged), 0) as received, coalesce(sum(wanted), 0) as wanted
        from cell where
      """
          + IN_SCOPE
          + " group by element order by element";

  private static final String VALUES =
      "select org_unit, element, options, acknowledged, wanted from cell where"
          + IN_SCOPE
          + " order by org_unit, element, options";

  private static final int FINGERPRINT_LENGTH = 12;

  private final Store store;
  private final LedgerRules rules;
  private final ApprovalUnits units;

  public Approvals(DataSource ledger, LedgerRules rules) {
    this.store = new Store(ledger);
    this.rules = rules;
    this.units = new ApprovalUnits(rules);
  }

  /** Every period of every target of which something waits, the earliest first. */
  public List<WaitingForApproval> waiting() {
    List<WaitingForApproval> all = new ArrayList<>();
    for (DataSet dataSet : rules.dataSets()) {
      if (dataSet.mode() == DataSet.PushMode.AFTER_APPROVAL) {
        for (TargetDefinition target : rules.targetsOf(dataSet)) {
          all.addAll(waiting(target, dataSet.code()));
        }
      }
    }
    return List.copyOf(all);
  }

  private List<WaitingForApproval> waiting(TargetDefinition target, String dataSet) {
    return store
        .sql()
        .query(
            SUMMARY,
            (row, number) ->
                new WaitingForApproval(
                    target.name(),
                    dataSet,
                    row.getString("period"),
                    row.getLong("cells"),
                    row.getLong("org_units"),
                    row.getString("sent_back_by"),
                    row.getString("reason")),
            target.name(),
            dataSet,
            CellClaims.firstDay(target),
            target.name(),
            dataSet);
  }

  /**
   * What approving this would let go, as it stands now. Whoever shows more of it asks for this
   * first: a fingerprint may be older than what is shown with it, never newer.
   */
  public Proposal proposal(ApprovalScope scope) {
    record Counted(String fingerprint, long cells, long orgUnits) {}
    Object[] arguments = arguments(scope);
    Counted counted =
        store
            .sql()
            .query(
                FINGERPRINT,
                (row, number) ->
                    new Counted(fingerprint(row), row.getLong("cells"), row.getLong("org_units")),
                arguments)
            .get(0);
    List<Proposal.Line> elements =
        store
            .sql()
            .query(
                ELEMENTS,
                (row, number) ->
                    new Proposal.Line(
                        row.getString("element"),
                        row.getLong("added"),
                        row.getLong("changed"),
                        row.getLong("gone"),
                        row.getBigDecimal("received"),
                        row.getBigDecimal("wanted")),
                arguments);
    return new Proposal(
        scope, counted.fingerprint(), counted.cells(), counted.orgUnits(), elements);
  }

  private static String fingerprint(ResultSet row) throws SQLException {
    return row.getString("fingerprint").substring(0, FINGERPRINT_LENGTH);
  }

  /** Every value that waits in the scope, by org unit and element; not kept in memory. */
  public void values(ApprovalScope scope, Consumer<Proposal.Value> reader) {
    store.inTransaction(
        () ->
            store
                .streaming()
                .query(
                    VALUES,
                    row -> {
                      BigDecimal received = row.getBigDecimal("acknowledged");
                      reader.accept(
                          new Proposal.Value(
                              row.getString("org_unit"),
                              row.getString("element"),
                              OptionsText.read(row.getString("options")),
                              received,
                              row.getBigDecimal("wanted")));
                    },
                    arguments(scope)));
  }

  /** Conditions on the cells that wait in the scope. */
  Conditions inScope(ApprovalScope scope) {
    return new Conditions().and(IN_SCOPE, arguments(scope));
  }

  /** What the conditions of a scope take. */
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

  /**
   * Approves exactly what was seen, and nothing that comes to wait meanwhile. To be called in a
   * transaction that no count changes anything in.
   *
   * @param seen fingerprint of the {@link Proposal} that the person saw
   * @return how many values; empty where others wait than those that were seen
   */
  Optional<Long> approve(ApprovalScope scope, String seen) {
    record Locked(Array cells, String fingerprint) {}
    Locked locked =
        store
            .sql()
            .query(
                LOCKED,
                (row, number) -> new Locked(row.getArray("cells"), fingerprint(row)),
                arguments(scope))
            .get(0);
    return locked.fingerprint().equals(seen)
        ? Optional.of((long) store.sql().update(APPROVE, locked.cells()))
        : Optional.empty();
  }
}
