package org.relais.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code relais targets reset}: forgets what a restored or replaced server acknowledged. */
@Command(name = "reset", mixinStandardHelpOptions = true)
final class TargetsResetCommand implements Callable<Integer> {
  private final Messages messages;

  @Mixin private TargetWork work;

  TargetsResetCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() {
    return work.does(
        messages,
        (acts, target, who) -> messages.text("targets.isReset", target, acts.reset(target, who)));
  }
}
