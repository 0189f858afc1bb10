package org.relais.ledger;

import java.math.BigDecimal;
import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
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

  private static final String FINGERPRINT =
      """
      select count(*) as cells, count(distinct org_unit) as org_units,
             md5(coalesce(string_agg(cell || '=' || coalesce(wanted::text, ''), ',' order by cell),
                          '')) as fingerprint
        from cell where
      """
          + IN_SCOPE;

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

  /** What approving this would let go, as it stands now. */
  public Proposal proposal(ApprovalScope scope) {
    Object[] arguments = arguments(scope);
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
    return store
        .sql()
        .query(
            FINGERPRINT,
            (row, number) ->
                new Proposal(
                    scope,
                    row.getString("fingerprint").substring(0, FINGERPRINT_LENGTH),
                    row.getLong("cells"),
                    row.getLong("org_units"),
                    elements),
            arguments)
        .get(0);
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
   * Approves what waits in the scope, as it was seen. To be called in a transaction that no count
   * changes anything in.
   *
   * @return how many values
   */
  int approve(ApprovalScope scope) {
    return store
        .sql()
        .update(
            "update cell set approved = true, approved_value = wanted where" + IN_SCOPE,
            arguments(scope));
  }
}
