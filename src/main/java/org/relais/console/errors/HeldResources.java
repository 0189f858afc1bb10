package org.relais.console.errors;

import java.util.List;
import java.util.Optional;
import org.relais.console.account.Account;
import org.relais.console.trial.DraftDeployments;
import org.relais.console.trial.TrialDesk;
import org.relais.console.trial.TrialQuery;
import org.relais.console.trial.TrialSteps;
import org.relais.ledger.ErrorItem;

/** The FHIR of a held visit by the rules of now, with what is personal masked. */
final class HeldResources {
  private final TrialDesk trials;
  private final DraftDeployments deployments;

  HeldResources(TrialDesk trials, DraftDeployments deployments) {
    this.trials = trials;
    this.deployments = deployments;
  }

  /** Empty where the target shall hold nothing of it, or its record gives no visit any more. */
  List<TrialSteps.ResourceStep> of(ErrorItem.HeldVisit visit, Account account) {
    TrialQuery query =
        new TrialQuery(null, null, visit.source(), null, visit.recordId(), false, null);
    return trials
        .show(deployments.active(), query, TrialDesk.Reader.of(account, false))
        // A trial shows another record of the form where this one cannot be had.
        .filter(view -> visit.present() && visit.recordId().equals(view.id()))
        .flatMap(view -> Optional.ofNullable(view.steps()))
        .map(TrialSteps::resources)
        .orElse(List.of());
  }
}
