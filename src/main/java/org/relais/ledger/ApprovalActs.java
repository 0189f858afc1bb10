package org.relais.ledger;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What a person does about values that are sent after approval. Each act is in the audit trail. */
public final class ApprovalActs {
  private static final String SAY =
      """
      insert into approval (target, data_set, period, org_unit, verdict, at, who, reason)
      select ?, ?, ?, unnest, ?, ?, ?, ? from unnest(?)
          on conflict (target, data_set, period, org_unit) do update
         set verdict = excluded.verdict, at = excluded.at, who = excluded.who,
             reason = excluded.reason
      """;

  private static final String WITHDRAW =
      """
      update cell c set approved = false, approved_value = null
        from unnest(?) as u (org_unit)
       where c.target = ? and c.data_set = ? and c.org_unit = u.org_unit and c.period = ?
         and c.approved
      """;

  private final Store store;
  private final Clock clock;
  private final Approvals approvals;
  private final ApprovalUnits units;
  private final AuditTrail audit;

  public ApprovalActs(DataSource ledger, Clock clock, LedgerRules rules) {
    this.store = new Store(ledger);
    this.clock = clock;
    this.approvals = new Approvals(ledger, rules);
    this.units = new ApprovalUnits(rules);
    this.audit = new AuditTrail(store, clock);
  }

  /** What became of an approval. */
  public sealed interface Outcome {
    /** So many values may go. */
    record Approved(long cells) implements Outcome {}

    /** Other values wait than those that were seen: nothing was approved. */
    record Changed(Proposal now) implements Outcome {}
  }

  /**
   * Lets go what was seen.
   *
   * @param seen fingerprint of the {@link Proposal} that the person saw
   */
  public Outcome approve(ApprovalScope scope, String seen, String who, @Nullable String reason) {
    return store.inTransaction(
        () -> {
          // Counting takes the same lock: what is approved is what the fingerprint was taken of.
          store.lock("recount");
          Optional<Long> cells = approvals.approve(scope, seen);
          if (cells.isEmpty()) {
            return new Outcome.Changed(approvals.proposal(scope));
          }
          say("APPROVED", scope, who, reason);
          audit.add(who, "APPROVE", scope.text() + ", " + cells.get() + " values, " + seen, reason);
          return new Outcome.Approved(cells.get());
        });
  }

  /**
   * Takes an approval back, or refuses it: what was not sent yet waits again, and so does whatever
   * changes from now on. What the target has stays there.
   *
   * @return how many values had been approved
   */
  public long sendBack(ApprovalScope scope, String who, String reason) {
    return store.inTransaction(
        () -> {
          store.lock("recount");
          List<String> said = said(scope);
          long withdrawn =
              store
                  .sql()
                  .update(
                      WITHDRAW,
                      Store.texts(said),
                      scope.target(),
                      scope.dataSet(),
                      scope.period().id());
          say("SENT_BACK", scope, who, reason);
          audit.add(who, "SEND_BACK", scope.text(), reason);
          return withdrawn;
        });
  }

  private void say(String verdict, ApprovalScope scope, String who, @Nullable String reason) {
    store
        .sql()
        .update(
            SAY,
            scope.target(),
            scope.dataSet(),
            scope.period().id(),
            verdict,
            Timestamp.from(clock.instant()),
            StorableText.of(who),
            reason == null ? null : StorableText.of(reason),
            Store.texts(said(scope)));
  }

  /** The org units of the scope; for the whole country also those that no longer report. */
  private List<String> said(ApprovalScope scope) {
    if (scope.orgUnit() != null) {
      return units.of(scope);
    }
    List<String> all = new ArrayList<>(units.of(scope));
    store
        .sql()
        .query(
            "select org_unit from approval where target = ? and data_set = ? and period = ?"
                + " and org_unit <> all(?)",
            row -> {
              all.add(row.getString(1));
            },
            scope.target(),
            scope.dataSet(),
            scope.period().id(),
            Store.texts(units.of(scope)));
    return all;
  }
}
