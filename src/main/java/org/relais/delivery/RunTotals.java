package org.relais.delivery;

import org.jspecify.annotations.Nullable;

/** Adds up what a run does. */
final class RunTotals {
  private final Courier.Watcher watcher;
  private long sent;
  private long refused;
  private long requests;
  private @Nullable Cause stoppedBy;

  RunTotals(Courier.Watcher watcher) {
    this.watcher = watcher;
  }

  void request() {
    requests++;
  }

  void settled(int items, Reply reply) {
    if (reply instanceof Reply.Accepted) {
      add(items, 0);
    } else if (reply instanceof Reply.Rejected rejected) {
      int named = rejected.refusals().size();
      add(rejected.othersStored() ? items - named : 0, named);
    } else if (reply instanceof Reply.Unavailable unavailable) {
      stop(unavailable.cause());
    }
  }

  private void add(int taken, int notTaken) {
    sent += taken;
    refused += notTaken;
    watcher.settled(taken + notTaken);
  }

  void stop(Cause cause) {
    stoppedBy = cause;
  }

  boolean stopped() {
    return stoppedBy != null;
  }

  CourierRun run() {
    return new CourierRun(sent, refused, requests, stoppedBy);
  }
}
