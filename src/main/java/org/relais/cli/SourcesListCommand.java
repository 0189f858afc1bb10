package org.relais.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.ledger.SourceState;
import org.relais.ledger.SourceStates;
import org.relais.source.SourceDefinition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code relais sources list}: how it stands with the sources. */
@Command(name = "list", mixinStandardHelpOptions = true)
final class SourcesListCommand implements Callable<Integer> {
  private final Messages messages;

  @Spec private CommandSpec spec;
  @Mixin private ConfigOption config;

  SourcesListCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() {
    Deployment deployment =
        new ConfigurationLoader(messages, spec.commandLine().getErr()).silently(config.folder());
    List<SourceState> states = new ArrayList<>();
    try (Installation installation = Installation.toLook(deployment, messages)) {
      SourceStates all = new SourceStates(installation.database().dataSource());
      for (SourceDefinition source : deployment.sources()) {
        states.add(all.of(source.name()));
      }
    }
    print(states, deployment.zone());
    return ExitCode.DONE;
  }

  private void print(List<SourceState> states, ZoneId zone) {
    DateTimeFormatter times = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(zone);
    TextTable table = new TextTable().row(messages.text("sources.heading").split("\\|"));
    List<String> sentences = new ArrayList<>();
    for (SourceState state : states) {
      table.row(
          state.source(),
          messages.text(word(state)),
          time(state.pulledAt(), times),
          time(state.newsAt(), times),
          String.valueOf(state.pulled()));
      SourceState.Pause pause = state.pause();
      SourceState.Fault fault = state.fault();
      if (pause != null) {
        sentences.add(
            messages.text(
                "sources.pausedBy",
                state.source(),
                pause.who(),
                times.format(pause.since()),
                pause.reason()));
      } else if (fault != null) {
        sentences.add(messages.label(fault.message()));
      }
    }
    table.lines().forEach(spec.commandLine().getOut()::println);
    sentences.forEach(spec.commandLine().getOut()::println);
  }

  private static String word(SourceState state) {
    if (state.pause() != null) {
      return "sources.paused";
    }
    return state.fault() != null ? "sources.failing" : "sources.fine";
  }

  private static String time(@Nullable Instant time, DateTimeFormatter times) {
    return time == null ? "" : times.format(time);
  }
}
