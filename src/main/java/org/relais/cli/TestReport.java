package org.relais.cli;

import java.io.PrintWriter;
import java.util.List;
import org.relais.config.Compilation;
import org.relais.config.Deployment;
import org.relais.indicator.ConfigurationTest;
import org.relais.indicator.ConfigurationTestRunner;
import org.relais.indicator.TestOutcome;

/** Runs the tests that stand beside a configuration, and prints what came out otherwise. */
final class TestReport {
  private final Messages messages;
  private final PrintWriter out;

  TestReport(Messages messages, PrintWriter out) {
    this.messages = messages;
    this.out = out;
  }

  /** Whether all of them passed. */
  boolean passes(Compilation.Ok compiled) {
    Deployment deployment = compiled.deployment();
    List<ConfigurationTest> tests = compiled.tests();
    ConfigurationTestRunner runner =
        new ConfigurationTestRunner(
            deployment.model(), deployment.orgUnits(), deployment.dataSets());
    List<TestOutcome> failed =
        tests.stream().map(runner::run).filter(outcome -> !outcome.passed()).toList();
    failed.forEach(this::print);
    out.println(messages.text("test.passed", tests.size() - failed.size(), tests.size()));
    return failed.isEmpty();
  }

  private void print(TestOutcome outcome) {
    ConfigurationTest test = outcome.test();
    out.println(test.file() + ":" + test.line() + ": " + test.name());
    for (TestOutcome.Failure failure : outcome.failures()) {
      out.println(
          "  " + test.file() + ":" + failure.line() + ": " + messages.label(failure.message()));
    }
  }
}
