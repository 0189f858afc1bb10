package org.relais.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.relais.config.Compilation;
import org.relais.config.ConfigurationHome;
import org.relais.config.Deployment;
import org.relais.ledger.ConfigurationVersion;
import org.relais.ledger.ConfigurationVersions;
import org.relais.ledger.NewVersion;
import org.relais.ledger.VersionHistory;
import org.relais.route.Rules;

/** A version that the ledger keeps, saved or active before, on its way to be the active one. */
final class KeptVersion {
  private final Messages messages;
  private final PrintWriter out;
  private final PrintWriter err;
  private final Clock clock;

  KeptVersion(Messages messages, PrintWriter out, PrintWriter err, Clock clock) {
    this.messages = messages;
    this.out = out;
    this.err = err;
    this.clock = clock;
  }

  /**
   * Makes it the active one, if it compiles and its tests pass.
   *
   * @param folder beside which the configuration stands
   * @param exact whether it replaces what became active since it was saved
   * @param message why; where it is empty, what its author said
   */
  void apply(
      Installation installation, Path folder, String version, boolean exact, String message) {
    VersionHistory history = new VersionHistory(installation.database().dataSource());
    ConfigurationVersion kept = VersionWork.find(history, version, messages);
    refuseUnseen(kept, history, exact);
    ConfigurationHome home =
        new ConfigurationHome(
            folder, System::getenv, () -> installation.variables(System.getenv(), messages));
    Compilation.Ok compiled =
        new ConfigurationLoader(messages, err).compile(home, history.files(kept.number()));
    if (!new TestReport(messages, out).passes(compiled)) {
      throw new CommandStopped(ExitCode.USAGE, messages.text("apply.testsFail", kept.number()));
    }
    Deployment deployment = compiled.deployment();
    ScreenProgress progress = new ScreenProgress(out);
    ConfigurationVersions.Applied applied =
        progress.during(
            messages.text("apply.mapping"),
            () ->
                new ConfigurationVersions(installation.database().dataSource(), clock)
                    .apply(
                        Rules.of(deployment),
                        new NewVersion(
                            deployment.files(),
                            deployment.tests(),
                            who(kept),
                            message.isBlank() ? kept.message() : message,
                            kept.number()),
                        Rules.restateFrom(deployment, clock),
                        progress::counted));
    out.println(
        messages.text(
            "apply.applied",
            ConfigurationVersion.shortened(deployment.version()),
            applied.remapped()));
  }

  private void refuseUnseen(ConfigurationVersion kept, VersionHistory history, boolean exact) {
    @Nullable Long parent = kept.parent();
    long active = history.active().map(ConfigurationVersion::number).orElse(0L);
    boolean saved = kept.state() != ConfigurationVersion.State.LIVE;
    if (saved && !exact && parent != null && parent != active) {
      throw new CommandStopped(
          ExitCode.USAGE, messages.text("apply.movedOn", kept.number(), active));
    }
  }

  private static String who(ConfigurationVersion kept) {
    String user = System.getProperty("user.name", "?");
    return kept.state() == ConfigurationVersion.State.LIVE
        ? user
        : kept.author() + " (" + user + ")";
  }
}
