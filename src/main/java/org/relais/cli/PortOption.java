package org.relais.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --port PORT} of the commands that serve the console. */
final class PortOption {
  private static final int GREATEST = 65_535;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--port", paramLabel = "PORT", descriptionKey = "port")
  private @Nullable Integer port;

  /**
   * The port named, 0 for any free one; null where none was named.
   *
   * @throws ParameterException where it cannot be one
   */
  @Nullable Integer given(Messages messages) {
    if (port != null && (port < 0 || port > GREATEST)) {
      throw new ParameterException(
          spec.commandLine(), messages.text("port.outside", String.valueOf(port)));
    }
    return port;
  }
}
