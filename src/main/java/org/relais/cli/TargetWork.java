package org.relais.cli;

import java.time.Clock;
import java.util.List;
import org.relais.config.Deployment;
import org.relais.delivery.TargetDefinition;
import org.relais.ledger.TargetActs;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The part that the commands on one target have in common; they work beside a running program. */
final class TargetWork {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Mixin private ConfigOption config;

  @Parameters(paramLabel = "TARGET", descriptionKey = "targets.target")
  private String target;

  /** Something that a person does with the target. */
  @FunctionalInterface
  interface Act {
    /** Returns what to say of it. */
    String on(TargetActs acts, String target, String who);
  }

  int does(Messages messages, Act act) {
    Deployment deployment =
        new ConfigurationLoader(messages, spec.commandLine().getErr()).silently(config.folder());
    List<String> known = deployment.targets().stream().map(TargetDefinition::name).toList();
    if (!known.contains(target)) {
      throw new CommandStopped(
          ExitCode.USAGE, messages.text("targets.unknown", target, String.join(", ", known)));
    }
    try (Installation installation = Installation.toLook(deployment, messages)) {
      TargetActs acts = new TargetActs(installation.database().dataSource(), Clock.systemUTC());
      spec.commandLine().getOut().println(act.on(acts, target, Account.name()));
    }
    return ExitCode.DONE;
  }
}
