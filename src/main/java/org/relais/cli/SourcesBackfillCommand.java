package org.relais.cli;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.relais.source.SourceDefinition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code relais sources backfill}: has some days of a source read again. */
@Command(name = "backfill", mixinStandardHelpOptions = true)
final class SourcesBackfillCommand implements Callable<Integer> {
  private final Messages messages;

  @Mixin private SourceWork work;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DATE",
      descriptionKey = "sources.rangeFrom")
  private LocalDate from;

  @Option(names = "--to", required = true, paramLabel = "DATE", descriptionKey = "sources.rangeTo")
  private LocalDate to;

  @Option(names = "--dry-run", descriptionKey = "sources.dryRun")
  private boolean dryRun;

  SourcesBackfillCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() {
    return work.looks(
        messages,
        (acts, states, source, who) -> {
          mustKnow(source);
          long known =
              states.received(source.name(), source.startOf(from), source.startOf(to.plusDays(1)));
          String said =
              messages.text(
                  "sources.backfill", source.name(), from.toString(), to.toString(), known);
          if (dryRun) {
            return said + System.lineSeparator() + messages.text("sources.nothingDone");
          }
          acts.backfill(
              source.name(),
              now -> source.cursorFor(from, to, now).orElseThrow(IllegalStateException::new),
              from,
              to,
              who,
              null);
          return said;
        });
  }

  private void mustKnow(SourceDefinition source) {
    if (!source.settings().knowsRanges()) {
      throw new CommandStopped(
          ExitCode.USAGE,
          messages.text(
              source.settings().knowsDates() ? "sources.noRange" : "sources.noDatesAtAll",
              source.name()));
    }
    if (to.isBefore(from)) {
      throw new CommandStopped(ExitCode.USAGE, messages.text("sources.notInOrder"));
    }
  }
}
