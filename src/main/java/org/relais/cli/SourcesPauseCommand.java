package org.relais.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code relais sources pause}: nothing more is pulled until somebody resumes. */
@Command(name = "pause", mixinStandardHelpOptions = true)
final class SourcesPauseCommand implements Callable<Integer> {
  private final Messages messages;

  @Mixin private SourceWork work;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      descriptionKey = "sources.reason")
  private String reason;

  SourcesPauseCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() {
    return work.does(
        messages,
        (acts, source, who) -> {
          acts.pause(source.name(), who, reason);
          return messages.text("sources.isPaused", source.name());
        });
  }
}
