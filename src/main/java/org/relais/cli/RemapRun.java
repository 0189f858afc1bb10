package org.relais.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.relais.config.Deployment;
import org.relais.ledger.ErrorFilter;
import org.relais.ledger.Remap;
import org.relais.route.Rules;

/** Maps rejected records again by the active configuration, and says what became of them. */
final class RemapRun {
  private final Messages messages;
  private final PrintWriter out;
  private final PrintWriter err;
  private final Clock clock;

  RemapRun(Messages messages, PrintWriter out, PrintWriter err, Clock clock) {
    this.messages = messages;
    this.out = out;
    this.err = err;
    this.clock = clock;
  }

  /**
   * @param folder of the configuration; where it is not the active one, the active one maps
   */
  void run(Installation installation, Path folder, ErrorFilter filter) {
    List<Remap.Remapped> remapped = remap(installation, folder, filter);
    if (remapped.isEmpty()) {
      out.println(messages.text("remap.none"));
    }
    for (Remap.Remapped source : remapped) {
      out.println(
          messages.text(
              "remap.source",
              source.source(),
              source.looked(),
              source.mapped(),
              source.ignored(),
              source.stillRejected()));
      if (!source.keepsRaw()) {
        out.println("  " + messages.text("remap.notKept", source.source()));
      }
      if (source.unreadable() > 0) {
        out.println("  " + messages.text("remap.unreadable", source.unreadable()));
      }
    }
    if (remapped.stream().anyMatch(source -> source.mapped() > 0)) {
      out.println(messages.text("remap.next"));
    }
  }

  private List<Remap.Remapped> remap(Installation installation, Path folder, ErrorFilter filter) {
    Deployment active =
        new ActiveConfiguration(messages, out, err, clock).ruling(installation, folder);
    ScreenProgress progress = new ScreenProgress(out);
    return progress.during(
        messages.text("apply.mapping"),
        () ->
            new Remap(installation.database().dataSource(), clock, Rules.of(active))
                .run(filter, Account.name(), progress::counted));
  }
}
