package org.relais.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Supplier;

/**
 * The place for which a configuration is compiled that is not (or not yet) in a folder.
 *
 * @param folder as if it stood there: by it diagnostics name files, and beside it lie the data that
 *     relative paths name; it need not exist
 * @param machine the variables of the machine
 * @param variables what {@code ${NAME}} stands for: those, and what is stored; asked again each
 *     time
 */
public record ConfigurationHome(
    Path folder, Supplier<Map<String, String>> machine, Supplier<Map<String, String>> variables) {
  /** Where nothing is stored. */
  public ConfigurationHome(Path folder, Supplier<Map<String, String>> machine) {
    this(folder, machine, machine);
  }

  /**
   * Compiles what shall run: a variable that is not set is an error.
   *
   * @param files all of the configuration, by path, with line feeds only
   */
  public Compilation compile(SortedMap<String, String> files) {
    return ConfigurationCompiler.compile(folder, files, variables.get());
  }

  /**
   * Compiles what shall only be looked at, by other variables than those of this place: one that is
   * not set is a warning, and no file outside of the configuration is read for a value.
   */
  public Compilation check(SortedMap<String, String> files, Map<String, String> known) {
    return ConfigurationCompiler.check(folder, files, known);
  }

  /** How diagnostics name a file, such as {@code config/dictionary.yaml}. */
  public String label(String path) {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return name == null ? path : name + "/" + path;
  }
}
