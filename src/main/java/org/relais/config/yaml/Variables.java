package org.relais.config.yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What may be put into a configuration in place of {@code ${NAME}} and {@code ${file:path}}.
 *
 * @param environment the variables by name
 * @param folder against which the paths of files are resolved; null where none may be read
 * @param required whether a missing one is an error; else it is a warning, and the value stays as
 *     it is written, which is enough to check a configuration on another machine
 */
public record Variables(Map<String, String> environment, @Nullable Path folder, boolean required) {
  public Variables {
    environment = Map.copyOf(environment);
  }

  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name));
  }

  /** The content of a file without the line end that editors and secret stores put behind it. */
  Optional<String> file(String path) {
    if (folder == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(folder.resolve(path)).stripTrailing());
    } catch (IOException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }
}
