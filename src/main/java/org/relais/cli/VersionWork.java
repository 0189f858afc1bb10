package org.relais.cli;

import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.ledger.Publication;
import org.relais.ledger.Publications;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Looks at the published configurations of a ledger, also while another process works with it. */
final class VersionWork {
  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Mixin private ConfigOption config;

  /** What is done with them. */
  interface Look {
    void at(Publications publications, ZoneId zone);
  }

  int look(Messages messages, Look look) {
    Deployment deployment =
        new ConfigurationLoader(messages, spec.commandLine().getErr()).silently(config.folder());
    try (Installation installation = Installation.toLook(deployment, messages)) {
      look.at(new Publications(installation.database().dataSource()), deployment.zone());
    }
    return ExitCode.DONE;
  }

  /**
   * @param version as much of it as is unique, or null for the active one
   */
  static Publication find(Publications publications, @Nullable String version, Messages messages) {
    Optional<Publication> found =
        version == null ? publications.latest() : publications.find(version);
    return found.orElseThrow(
        () ->
            new CommandStopped(
                ExitCode.USAGE,
                version == null
                    ? messages.text("versions.none")
                    : messages.text("versions.unknown", version)));
  }
}
