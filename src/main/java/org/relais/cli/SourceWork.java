package org.relais.cli;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.relais.config.Deployment;
import org.relais.ledger.SourceActs;
import org.relais.ledger.SourceStates;
import org.relais.source.SourceDefinition;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The part that the commands on one source have in common; they work beside a running program. */
final class SourceWork {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Mixin private ConfigOption config;

  @Parameters(paramLabel = "SOURCE", descriptionKey = "sources.source")
  private String source;

  /** Something that a person does with the source. */
  @FunctionalInterface
  interface Act {
    /** Returns what to say of it. */
    String on(SourceActs acts, SourceDefinition source, String who);
  }

  /** Something that a person does after a look at how it stands with the source. */
  @FunctionalInterface
  interface LookedAct {
    /** Returns what to say of it. */
    String on(SourceActs acts, SourceStates states, SourceDefinition source, String who);
  }

  int does(Messages messages, Act act) {
    return looks(messages, (acts, states, source, who) -> act.on(acts, source, who));
  }

  int looks(Messages messages, LookedAct act) {
    Deployment deployment =
        new ConfigurationLoader(messages, spec.commandLine().getErr()).silently(config.folder());
    List<String> known = deployment.sources().stream().map(SourceDefinition::name).toList();
    Optional<SourceDefinition> meant =
        deployment.sources().stream().filter(each -> each.name().equals(source)).findFirst();
    if (meant.isEmpty()) {
      throw new CommandStopped(
          ExitCode.USAGE, messages.text("sources.unknown", source, String.join(", ", known)));
    }
    try (Installation installation = Installation.toLook(deployment, messages)) {
      DataSource ledger = installation.database().dataSource();
      SourceActs acts = new SourceActs(ledger, Clock.systemUTC());
      String said = act.on(acts, new SourceStates(ledger), meant.get(), Account.name());
      spec.commandLine().getOut().println(said);
    }
    return ExitCode.DONE;
  }
}
