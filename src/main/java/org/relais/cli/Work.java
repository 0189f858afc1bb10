package org.relais.cli;

import java.io.PrintWriter;
import org.relais.config.Deployment;
import org.relais.route.DeliverOutcome;
import org.relais.route.Load;
import org.relais.route.PullOutcome;
import org.relais.route.Round;
import org.relais.route.RouteEngine;
import org.relais.source.SourceDefinition;

/** One round: pull every source, count, deliver everything; told to the person as it goes. */
final class Work {
  private final Deployment deployment;
  private final RouteEngine engine;
  private final Messages messages;
  private final PrintWriter out;
  private final ScreenProgress progress;

  Work(
      Deployment deployment,
      RouteEngine engine,
      ScreenProgress progress,
      Messages messages,
      PrintWriter out) {
    this.deployment = deployment;
    this.engine = engine;
    this.progress = progress;
    this.messages = messages;
    this.out = out;
  }

  /**
   * What a round did.
   *
   * @param changed records that were new or changed
   * @param sent items that targets took
   * @param unavailable whether a source or target could not be asked
   */
  record Done(long changed, long sent, boolean unavailable) {}

  Done round() {
    long changed = 0;
    boolean unavailable = false;
    out.println(messages.text("run.pulling"));
    for (SourceDefinition source : deployment.sources()) {
      PullOutcome pulled = progress.during(source.name(), () -> engine.pull(source.name()));
      changed += pulled.changed();
      unavailable |= pulled.unavailable() != null;
      tell(pulled);
    }
    out.println(messages.text("run.counting"));
    var counted = progress.during("", engine::count);
    out.println(messages.text("count.done", counted.siteDays(), counted.cells(), counted.visits()));
    out.println(messages.text("run.delivering"));
    long sent = 0;
    for (Load load : Round.loads(deployment)) {
      DeliverOutcome delivered = progress.during(load.text(), () -> engine.deliver(load));
      sent += delivered.sent();
      unavailable |= delivered.unavailable() != null;
      tell(load, delivered);
    }
    out.println();
    return new Done(changed, sent, unavailable);
  }

  private void tell(PullOutcome pulled) {
    out.println(
        messages.text(
            "pull.source", pulled.source(), pulled.records(), pulled.pages(), pulled.changed()));
    if (pulled.unavailable() != null) {
      out.println(
          messages.text("pull.unavailable", pulled.source(), messages.label(pulled.unavailable())));
    }
  }

  private void tell(Load load, DeliverOutcome delivered) {
    out.println(
        messages.text("deliver.target", load.text(), delivered.sent(), delivered.refused()));
    if (delivered.unavailable() != null) {
      out.println(
          messages.text(
              "deliver.unavailable", load.text(), messages.label(delivered.unavailable())));
    }
    if (delivered.nextTry() != null) {
      String next = new TargetPrinter(messages, deployment.zone(), out).time(delivered.nextTry());
      out.println(messages.text("deliver.nextTry", load.text(), next));
    }
  }
}
