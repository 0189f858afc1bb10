package org.relais.config.yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.ledger.Secrets;

/**
 * What may be put into a configuration in place of {@code ${NAME}} and {@code ${file:path}}.
 *
 * @param environment the variables by name; those of one source alone as {@link Secrets#of} names
 *     them
 * @param folder against which the paths of files are resolved; null where none may be read
 * @param required whether a missing one is an error; else it is a warning, and the value stays as
 *     it is written, which is enough to check a configuration on another machine
 * @param file into which they are put, by its path in the configuration; empty where it is none
 */
public record Variables(
    Map<String, String> environment, @Nullable Path folder, boolean required, String file) {
  private static final Pattern SOURCE_FILE = Pattern.compile("sources/([^/]+)\\.yaml");
  private static final String CREDENTIALS = "auth";

  public Variables {
    environment = Map.copyOf(environment);
  }

  public Variables(Map<String, String> environment, @Nullable Path folder, boolean required) {
    this(environment, folder, required, "");
  }

  /** The same for a file of the configuration. */
  public Variables in(String other) {
    return new Variables(environment, folder, required, other);
  }

  /**
   * What an owner stored for a source is for the credentials in that source's file alone: it may be
   * changed at any time, so that nothing that somebody looked over may hang on it, neither an
   * address nor a folder.
   *
   * @param place the keys that lead to where it is put in: {@code auth.basic.password}
   */
  Optional<String> variable(String name, String place) {
    String value = environment.get(name);
    Matcher source = SOURCE_FILE.matcher(file);
    boolean credential = place.equals(CREDENTIALS) || place.startsWith(CREDENTIALS + ".");
    return value == null && credential && source.matches()
        ? Optional.ofNullable(environment.get(Secrets.of(source.group(1), name)))
        : Optional.ofNullable(value);
  }

  /** Those that every file may name. */
  Set<String> names() {
    return environment.keySet().stream()
        .filter(name -> !Secrets.isOfSource(name))
        .collect(Collectors.toUnmodifiableSet());
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
