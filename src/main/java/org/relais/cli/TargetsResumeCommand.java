package org.relais.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code relais targets resume}: ends a pause; a server that is down is tried at once. */
@Command(name = "resume", mixinStandardHelpOptions = true)
final class TargetsResumeCommand implements Callable<Integer> {
  private final Messages messages;

  @Mixin private TargetWork work;

  TargetsResumeCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() {
    return work.does(
        messages,
        (acts, target, who) -> {
          acts.resume(target, who);
          return messages.text("targets.isResumed", target);
        });
  }
}
