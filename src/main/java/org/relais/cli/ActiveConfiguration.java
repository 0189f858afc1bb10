package org.relais.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.relais.config.ConfigurationHome;
import org.relais.config.Deployment;
import org.relais.ledger.ConfigurationVersion;
import org.relais.ledger.ConfigurationVersions;
import org.relais.ledger.NewVersion;
import org.relais.ledger.VersionHistory;
import org.relais.route.Rules;

/**
 * The configuration that rules: the active one of the ledger. A folder that differs from it is a
 * proposal until somebody applies it.
 */
final class ActiveConfiguration {
  private final Messages messages;
  private final PrintWriter out;
  private final ConfigurationLoader loader;
  private final Clock clock;

  ActiveConfiguration(Messages messages, PrintWriter out, PrintWriter err, Clock clock) {
    this.messages = messages;
    this.out = out;
    this.loader = new ConfigurationLoader(messages, err);
    this.clock = clock;
  }

  /**
   * What shall run: the folder's configuration where it is active, is to be applied, or nothing was
   * ever active; else the active one.
   */
  Deployment choose(Installation installation, Path folder, boolean apply) {
    Deployment proposed = installation.deployment();
    ConfigurationVersions versions =
        new ConfigurationVersions(installation.database().dataSource(), clock);
    Optional<String> active = versions.active();
    if (active.isEmpty() || apply) {
      apply(installation, "");
      return proposed;
    }
    if (active.get().equals(proposed.version())) {
      return mended(versions, proposed);
    }
    out.println(messages.text("run.folderDiffers", folder.toString(), shortened(active.get())));
    VersionHistory history = new VersionHistory(installation.database().dataSource());
    long latest = history.active().orElseThrow().number();
    return mended(
        versions,
        loader.load(
            new ConfigurationHome(
                folder, System::getenv, () -> installation.variables(System.getenv(), messages)),
            history.files(latest)));
  }

  /** Where another configuration was being applied and the program was ended in the middle. */
  private Deployment mended(ConfigurationVersions versions, Deployment active) {
    versions
        .interrupted()
        .ifPresent(
            other -> {
              out.println(messages.text("run.interrupted", shortened(other)));
              versions.goBack(Rules.of(active), new ScreenProgress(out)::counted);
            });
    return active;
  }

  /** What rules now, and the folder's configuration where nothing was ever active. */
  Deployment ruling(Installation installation, Path folder) {
    return new ConfigurationVersions(installation.database().dataSource(), clock).active().isEmpty()
        ? installation.deployment()
        : choose(installation, folder, false);
  }

  /**
   * Makes the folder's configuration the active one.
   *
   * @param message why, for those who read the history
   */
  void apply(Installation installation, String message) {
    Deployment proposed = installation.deployment();
    ConfigurationVersions versions =
        new ConfigurationVersions(installation.database().dataSource(), clock);
    Optional<String> active = versions.active();
    if (active.filter(proposed.version()::equals).isPresent() && !testsDiffer(installation)) {
      mended(versions, proposed);
      out.println(messages.text("apply.same", shortened(proposed.version())));
      return;
    }
    ScreenProgress progress = new ScreenProgress(out);
    ConfigurationVersions.Applied applied =
        progress.during(
            messages.text("apply.mapping"),
            () ->
                versions.apply(
                    installation.rules(),
                    new NewVersion(
                        proposed.files(),
                        proposed.tests(),
                        System.getProperty("user.name", "?"),
                        message),
                    Rules.restateFrom(proposed, clock),
                    progress::counted));
    String version = shortened(proposed.version());
    out.println(
        active.isEmpty()
            ? messages.text("apply.first", version)
            : messages.text("apply.applied", version, applied.remapped()));
  }

  private static boolean testsDiffer(Installation installation) {
    VersionHistory history = new VersionHistory(installation.database().dataSource());
    SortedMap<String, String> all = new TreeMap<>(installation.deployment().files());
    all.putAll(installation.deployment().tests());
    return history
        .active()
        .filter(latest -> !history.files(latest.number()).equals(all))
        .isPresent();
  }

  private static String shortened(String version) {
    return ConfigurationVersion.shortened(version);
  }
}
