package org.relais.console.approval;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Account;
import org.relais.console.account.Permission;
import org.relais.console.view.LedgerFigures;
import org.relais.console.view.Recent;
import org.relais.console.work.Outcome;
import org.relais.console.work.Words;
import org.relais.console.work.Work;
import org.relais.console.work.Workshop;
import org.relais.ledger.ApprovalActs;
import org.relais.ledger.ApprovalScope;
import org.relais.ledger.Proposal;
import org.springframework.security.access.AccessDeniedException;

/** What an account does about values that are sent after approval: the acts of relais approve. */
public final class ApprovalDesk {
  private final Supplier<ApprovalActs> acts;
  private final Workshop workshop;
  private final Recent<LedgerFigures> figures;
  private final Duration patience;

  /**
   * @param patience how long a reader waits before the work goes on without them
   */
  ApprovalDesk(
      Supplier<ApprovalActs> acts,
      Workshop workshop,
      Recent<LedgerFigures> figures,
      Duration patience) {
    this.acts = acts;
    this.workshop = workshop;
    this.figures = figures;
    this.patience = patience;
  }

  /**
   * Lets go what was seen, or nothing where other values wait by now.
   *
   * @param seen fingerprint of the proposal that the person looked at
   * @param cells how many values it has
   * @param back where its reader came from
   */
  public Work approve(
      ApprovalScope scope,
      String seen,
      long cells,
      @Nullable String reason,
      Account account,
      String back) {
    mayApprove(account);
    return workshop.start(
        account,
        Words.of("approval.work.approve", cells, about(scope)),
        progress -> {
          ApprovalActs.Outcome outcome = acts.get().approve(scope, seen, account.name(), reason);
          figures.forget();
          if (outcome instanceof ApprovalActs.Outcome.Approved approved) {
            progress.done(approved.cells());
            return Outcome.done(Words.of("approval.approved", approved.cells()), back);
          }
          Proposal now = ((ApprovalActs.Outcome.Changed) outcome).now();
          return Outcome.failed(Words.of("approval.changed", now.cells()));
        },
        patience);
  }

  /** Takes an approval back, or refuses it. */
  public Work sendBack(ApprovalScope scope, String reason, Account account, String back) {
    mayApprove(account);
    return workshop.start(
        account,
        Words.of("approval.work.sendBack", about(scope)),
        progress -> {
          long withdrawn = acts.get().sendBack(scope, account.name(), reason);
          progress.done(withdrawn);
          figures.forget();
          return Outcome.done(Words.of("approval.sentBack", withdrawn), back);
        },
        patience);
  }

  private static Words about(ApprovalScope scope) {
    String unit = scope.orgUnit();
    return Words.of(
        unit == null ? "approval.about.period" : "approval.about.orgUnit",
        scope.dataSet(),
        scope.period(),
        scope.target(),
        unit == null ? "" : unit);
  }

  /**
   * @throws AccessDeniedException where the account may not decide
   */
  public static void mayApprove(Account account) {
    if (!account.may(Permission.APPROVE) || !account.scope().all()) {
      throw new AccessDeniedException("approval");
    }
  }
}
