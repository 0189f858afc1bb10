package org.relais.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.relais.config.Compilation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code relais test}: runs the tests that stand beside the configuration. */
@Command(name = "test", mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {
  private final Messages messages;

  @Spec private CommandSpec spec;
  @Mixin private ConfigOption config;

  TestCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Compilation.Ok compiled =
        new ConfigurationLoader(messages, spec.commandLine().getErr()).check(config.folder());
    if (compiled.tests().isEmpty()) {
      out.println(messages.text("test.none", config.folder().toString()));
      return ExitCode.DONE;
    }
    return new TestReport(messages, out).passes(compiled) ? ExitCode.DONE : ExitCode.NEEDS_PERSON;
  }
}
