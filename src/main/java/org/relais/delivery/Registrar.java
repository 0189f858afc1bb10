package org.relais.delivery;

import java.util.List;

/**
 * Registers site-months as complete, once all of their values are at the target, and withdraws
 * those that late data opens again. What this costs a target, or fails to, never holds up values.
 */
public final class Registrar {
  private static final int AT_ONCE = 50;

  private final Completions completions;
  private final Servers servers;
  private final Waves waves;

  public Registrar(Completions completions, Servers servers) {
    this.completions = completions;
    this.servers = servers;
    this.waves = new Waves(servers);
  }

  /** Before values are sent: what they open again is withdrawn first. */
  public void withdraw(TargetDefinition definition, String dataSet, CompletionTarget target) {
    completions.reopen(definition.name(), dataSet);
    send(definition, dataSet, target, false);
  }

  /** After values were sent. */
  public void register(TargetDefinition definition, String dataSet, CompletionTarget target) {
    completions.judge(definition, dataSet);
    send(definition, dataSet, target, true);
  }

  private void send(
      TargetDefinition definition, String dataSet, CompletionTarget target, boolean complete) {
    RunTotals totals = new RunTotals(Courier.Watcher.NOBODY);
    boolean more = true;
    while (more && !totals.stopped()) {
      more =
          waves.once(
              definition,
              totals,
              admission -> {
                // A server that may be back is tried with values.
                servers.of(definition.name()).notAsked();
                return !admission.probe() && sendSome(definition, dataSet, target, complete);
              });
    }
  }

  private boolean sendSome(
      TargetDefinition definition, String dataSet, CompletionTarget target, boolean complete) {
    List<Completeness> some = completions.claim(definition.name(), dataSet, complete, AT_ONCE);
    boolean answered = !some.isEmpty();
    if (answered) {
      CompletionTarget.Registered registered = target.register(dataSet, some);
      completions.settle(definition.name(), dataSet, some, registered);
      answered = registered instanceof CompletionTarget.Registered.Done;
    }
    return answered;
  }
}
