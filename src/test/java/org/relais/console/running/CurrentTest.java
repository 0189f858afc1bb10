package org.relais.console.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.relais.config.Compilation;
import org.relais.config.ConfigurationCompiler;
import org.relais.config.Deployment;
import org.relais.console.TestConsole;

class CurrentTest {
  @Test
  void whatIsMadeStaysUntilAnotherConfigurationRuns() {
    LiveDeployment live = new LiveDeployment(TestConsole.exampleDeployment());
    Current<Object> current = new Current<>(live, now -> new Object());
    Object first = current.get();

    assertThat(current.get()).isSameAs(first);
    live.became(shipped());
    assertThat(current.get()).isNotSameAs(first).isSameAs(current.get());
  }

  private static Deployment shipped() {
    return ((Compilation.Ok) ConfigurationCompiler.compile(Path.of("config"), Map.of()))
        .deployment();
  }
}
