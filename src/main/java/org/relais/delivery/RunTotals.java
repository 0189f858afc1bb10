package org.relais.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Adds up what a run does, from several threads. */
final class RunTotals {
  private final Courier.Watcher watcher;
  private long sent;
  private long refused;
  private long requests;
  private boolean reached;
  private @Nullable Cause stoppedBy;
  private @Nullable Instant nextTry;

  RunTotals(Courier.Watcher watcher) {
    this.watcher = watcher;
  }

  synchronized void request() {
    requests++;
  }

  synchronized void settled(int items, Reply reply, @Nullable Instant next) {
    if (reply instanceof Reply.Accepted) {
      add(items, 0);
    } else if (reply instanceof Reply.Rejected rejected) {
      int named = rejected.refusals().size();
      add(rejected.othersStored() ? items - named : 0, named);
    } else if (reply instanceof Reply.Unavailable unavailable) {
      stop(unavailable.cause(), next);
    }
  }

  private void add(int taken, int notTaken) {
    sent += taken;
    refused += notTaken;
    watcher.settled(taken + notTaken);
  }

  synchronized void stop(Cause cause, @Nullable Instant next) {
    stoppedBy = cause;
    nextTry = next;
  }

  /** The server answered a question that was not about items. */
  synchronized void reached() {
    reached = true;
  }

  synchronized boolean wasReached() {
    return reached;
  }

  synchronized boolean stopped() {
    return stoppedBy != null;
  }

  synchronized CourierRun run() {
    return new CourierRun(sent, refused, requests, stoppedBy, nextTry);
  }
}
