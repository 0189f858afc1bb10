package org.relais.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code relais targets pause}: nothing more is sent until somebody resumes. */
@Command(name = "pause", mixinStandardHelpOptions = true)
final class TargetsPauseCommand implements Callable<Integer> {
  private final Messages messages;

  @Mixin private TargetWork work;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      descriptionKey = "targets.reason")
  private String reason;

  TargetsPauseCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() {
    return work.does(
        messages,
        (acts, target, who) -> {
          acts.pause(target, who, reason);
          return messages.text("targets.isPaused", target);
        });
  }
}
