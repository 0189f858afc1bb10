package org.relais.config;

import java.util.List;
import org.relais.diagnostic.Diagnostic;
import org.relais.indicator.ConfigurationTest;

/** The outcome of compiling a configuration folder. */
public sealed interface Compilation {
  /**
   * @param tests the tests that stand beside the data elements; {@code relais test} runs them
   * @param warnings sorted by place
   */
  record Ok(Deployment deployment, List<ConfigurationTest> tests, List<Diagnostic> warnings)
      implements Compilation {
    public Ok {
      tests = List.copyOf(tests);
      warnings = List.copyOf(warnings);
    }
  }

  /** All errors (and warnings), sorted by place. */
  record Failed(List<Diagnostic> diagnostics) implements Compilation {}
}
