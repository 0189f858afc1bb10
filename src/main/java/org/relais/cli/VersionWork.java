package org.relais.cli;

import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.ledger.ConfigurationVersion;
import org.relais.ledger.VersionHistory;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Looks at the versions of a ledger's configuration, also while another process works with it. */
final class VersionWork {
  /** A hash of which somebody gave so little is none. */
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Mixin private ConfigOption config;

  /** What is done with them. */
  interface Look {
    void at(VersionHistory history, ZoneId zone);
  }

  int look(Messages messages, Look look) {
    Deployment deployment =
        new ConfigurationLoader(messages, spec.commandLine().getErr()).silently(config.folder());
    try (Installation installation = Installation.toLook(deployment, messages)) {
      look.at(new VersionHistory(installation.database().dataSource()), deployment.zone());
    }
    return ExitCode.DONE;
  }

  /**
   * @param version its number, or as much of its hash as is unique; null for the active one
   */
  static ConfigurationVersion find(
      VersionHistory history, @Nullable String version, Messages messages) {
    Optional<ConfigurationVersion> found =
        version == null
            ? history.active()
            : NUMBER.matcher(version).matches()
                ? history.find(Long.parseLong(version))
                : history.find(version);
    return found.orElseThrow(
        () ->
            new CommandStopped(
                ExitCode.USAGE,
                version == null
                    ? messages.text("versions.none")
                    : messages.text("versions.unknown", version)));
  }
}
