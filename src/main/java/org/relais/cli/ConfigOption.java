package org.relais.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --config DIR}, which every command takes. */
final class ConfigOption {
  private static final String HOME = "relais.home";

  @Option(names = "--config", paramLabel = "DIR", descriptionKey = "config")
  private @Nullable Path given;

  /** The folder named, else {@code config} here, else the one that the program came with. */
  Path folder() {
    if (given != null) {
      return given;
    }
    Path here = Path.of("config");
    return Files.isDirectory(here) ? here : home().resolve("config");
  }

  /** {@code routes} beside the configuration, else the one that the program came with. */
  Path routes() {
    Path beside = folder().toAbsolutePath().normalize().resolveSibling("routes");
    return Files.isDirectory(beside) ? beside : home().resolve("routes");
  }

  /** The folder that the program came in. */
  static Path home() {
    return Path.of(System.getProperty(HOME, "."));
  }
}
