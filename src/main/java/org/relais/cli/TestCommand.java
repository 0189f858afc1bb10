package org.relais.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.relais.config.Compilation;
import org.relais.config.Deployment;
import org.relais.indicator.ConfigurationTest;
import org.relais.indicator.ConfigurationTestRunner;
import org.relais.indicator.TestOutcome;
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
    Deployment deployment = compiled.deployment();
    List<ConfigurationTest> tests = compiled.tests();
    if (tests.isEmpty()) {
      out.println(messages.text("test.none", config.folder().toString()));
      return ExitCode.DONE;
    }
    ConfigurationTestRunner runner =
        new ConfigurationTestRunner(
            deployment.model(), deployment.orgUnits(), deployment.dataSets());
    List<TestOutcome> failed =
        tests.stream().map(runner::run).filter(outcome -> !outcome.passed()).toList();
    failed.forEach(outcome -> print(outcome, out));
    out.println(messages.text("test.passed", tests.size() - failed.size(), tests.size()));
    return failed.isEmpty() ? ExitCode.DONE : ExitCode.NEEDS_PERSON;
  }

  private void print(TestOutcome outcome, PrintWriter out) {
    ConfigurationTest test = outcome.test();
    out.println(test.file() + ":" + test.line() + ": " + test.name());
    for (TestOutcome.Failure failure : outcome.failures()) {
      out.println(
          "  " + test.file() + ":" + failure.line() + ": " + messages.label(failure.message()));
    }
  }
}
