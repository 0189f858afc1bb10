package org.relais.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.relais.config.Compilation;
import org.relais.config.ConfigurationCompiler;
import org.relais.config.Deployment;
import org.relais.diagnostic.DiagnosticRenderer;

/** The configurations that come with Relais, compiled. */
final class ExampleDeployment {
  private ExampleDeployment() {}

  /**
   * @param server where the field systems of the demo answer
   */
  static Deployment ofTheDemo(String server) {
    return compile(
        Path.of("examples/config"),
        Map.of("DEMO_CHT_URL", server, "DEMO_REST_URL", server + "/api/visits"));
  }

  static Deployment shipped() {
    return compile(Path.of("config"), Map.of());
  }

  private static Deployment compile(Path folder, Map<String, String> environment) {
    Compilation compilation = ConfigurationCompiler.compile(folder, environment);
    if (compilation instanceof Compilation.Failed failed) {
      throw new AssertionError(new DiagnosticRenderer("en").render(failed.diagnostics()));
    }
    Compilation.Ok ok = (Compilation.Ok) compilation;
    assertThat(new DiagnosticRenderer("en").render(ok.warnings())).as("warnings").isEmpty();
    return ok.deployment();
  }
}
