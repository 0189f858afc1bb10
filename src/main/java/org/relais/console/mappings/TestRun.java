package org.relais.console.mappings;

import java.util.List;
import org.relais.config.Compilation;
import org.relais.config.ConfigurationHome;
import org.relais.config.Deployment;
import org.relais.indicator.ConfigurationTestRunner;
import org.relais.indicator.TestOutcome;

/**
 * What came of the tests that stand beside a configuration.
 *
 * @param failed with what came out otherwise, at its place
 */
public record TestRun(int tests, List<Failed> failed) {
  public TestRun {
    failed = List.copyOf(failed);
  }

  /**
   * A test that did not pass.
   *
   * @param line where it begins
   */
  public record Failed(String path, int line, String name, List<Finding> findings) {}

  static TestRun of(Compilation.Ok compiled, ConfigurationHome home) {
    Deployment deployment = compiled.deployment();
    ConfigurationTestRunner runner =
        new ConfigurationTestRunner(
            deployment.model(), deployment.orgUnits(), deployment.dataSets());
    List<Failed> failed =
        compiled.tests().stream()
            .map(runner::run)
            .filter(outcome -> !outcome.passed())
            .map(outcome -> failed(outcome, home.label("")))
            .toList();
    return new TestRun(compiled.tests().size(), failed);
  }

  private static Failed failed(TestOutcome outcome, String folder) {
    String file = outcome.test().file();
    String path = file.startsWith(folder) ? file.substring(folder.length()) : file;
    return new Failed(
        path,
        outcome.test().line(),
        outcome.test().name(),
        outcome.failures().stream().map(failure -> Finding.of(failure, path)).toList());
  }

  public boolean passed() {
    return failed.isEmpty();
  }

  public int passedTests() {
    return tests - failed.size();
  }
}
