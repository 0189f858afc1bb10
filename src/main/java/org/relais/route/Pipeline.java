package org.relais.route;

import java.util.List;

/** What the routes make happen. Each call is safe to repeat at any time. */
public interface Pipeline {
  /** Fetches what is new at a source and commits it page by page. */
  PullOutcome pull(String source);

  /** Computes again what new, corrected or voided visits may have changed. */
  CountOutcome count();

  /** Sends what is due of a data set (or of the visits) at a target. */
  DeliverOutcome deliver(Load load);

  /** Compares what a target holds with what it took; changes nothing there. */
  ReconcileOutcome reconcile(ReconcileLoad load);

  /** What a push began and could not end, and whose target may be asked now. */
  List<Load> unfinished();

  /**
   * Whether a pull that is under way shall end after the page it is at; the next one goes on there.
   */
  default void leaveOff(boolean soon) {}

  /**
   * Tells people what began to fail or ended.
   *
   * @return how many notes were handed over
   */
  default int alert() {
    return 0;
  }
}
