package org.relais.console.mappings;

import java.util.SortedMap;
import org.relais.config.Compilation;
import org.relais.config.ConfigurationHome;
import org.relais.config.Deployment;
import org.relais.console.work.Words;
import org.relais.diagnostic.Code;

/** A configuration that somebody wants to make the active one: fit for it, or not. */
sealed interface Candidate {
  /** It compiles, its tests pass, and it holds no secret. */
  record Fit(Deployment deployment) implements Candidate {}

  record Unfit(Words why) implements Candidate {}

  /**
   * @param files all of it, by path
   */
  static Candidate of(SortedMap<String, String> files, ConfigurationHome home) {
    if (!(home.compile(files) instanceof Compilation.Ok ok)) {
      return new Unfit(Words.of("mappings.unfit.compiles"));
    }
    boolean secret = ok.warnings().stream().anyMatch(found -> found.code() == Code.CFG024);
    if (secret) {
      return new Unfit(Words.of("mappings.unfit.secret"));
    }
    TestRun tests = TestRun.of(ok, home);
    return tests.passed()
        ? new Fit(ok.deployment())
        : new Unfit(Words.of("mappings.unfit.tests", tests.failed().size(), tests.tests()));
  }
}
