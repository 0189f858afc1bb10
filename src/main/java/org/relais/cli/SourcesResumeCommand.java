package org.relais.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code relais sources resume}: ends a pause. */
@Command(name = "resume", mixinStandardHelpOptions = true)
final class SourcesResumeCommand implements Callable<Integer> {
  private final Messages messages;

  @Mixin private SourceWork work;

  SourcesResumeCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() {
    return work.does(
        messages,
        (acts, source, who) -> {
          acts.resume(source.name(), who);
          return messages.text("sources.isResumed", source.name());
        });
  }
}
