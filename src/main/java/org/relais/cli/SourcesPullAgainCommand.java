package org.relais.cli;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.relais.source.SourceDefinition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code relais sources pull-again}: has a source read once more. */
@Command(name = "pull-again", mixinStandardHelpOptions = true)
final class SourcesPullAgainCommand implements Callable<Integer> {
  private final Messages messages;

  @Mixin private SourceWork work;

  @Option(names = "--from", paramLabel = "DATE", descriptionKey = "sources.from")
  private @Nullable LocalDate from;

  SourcesPullAgainCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() {
    return work.does(
        messages,
        (acts, source, who) -> {
          acts.pullAgain(source.name(), cursor(source), from, who, null);
          return messages.text(
              "sources.isPulledAgain",
              source.name(),
              from == null ? messages.text("sources.beginning") : from.toString());
        });
  }

  private @Nullable String cursor(SourceDefinition source) {
    return from == null
        ? null
        : source
            .cursorFrom(from)
            .orElseThrow(
                () ->
                    new CommandStopped(
                        ExitCode.USAGE, messages.text("sources.noDates", source.name())));
  }
}
