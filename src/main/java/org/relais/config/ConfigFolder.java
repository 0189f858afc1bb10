package org.relais.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.relais.config.yaml.Node;
import org.relais.config.yaml.Variables;
import org.relais.config.yaml.YamlReader;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.ShownLines;
import org.relais.diagnostic.Span;
import org.relais.diagnostic.Text;

/** The folder that is compiled: reads its files, and remembers what was read. */
final class ConfigFolder {
  private final Path root;
  private final FileTree files;
  private final Variables variables;
  private final Diagnostics diagnostics;
  private final ShownLines lines;
  private final TreeMap<String, String> read = new TreeMap<>();
  private final TreeMap<String, String> unversioned = new TreeMap<>();

  ConfigFolder(
      Path root, FileTree files, Variables variables, Diagnostics diagnostics, ShownLines lines) {
    this.root = root.toAbsolutePath().normalize();
    this.files = files;
    this.variables = variables;
    this.diagnostics = diagnostics;
    this.lines = lines;
  }

  /** The folder beside which relative paths for data begin. */
  Path parent() {
    return Optional.ofNullable(root.getParent()).orElse(root);
  }

  /** A file as diagnostics name it, such as {@code config/dictionary.yaml}. */
  String label(String relative) {
    return Optional.ofNullable(root.getFileName()).map(name -> name + "/").orElse("") + relative;
  }

  boolean has(String relative) {
    return files.has(relative);
  }

  /** The files of a sub-folder whose names end so, sorted; none where there is no such folder. */
  List<String> list(String subfolder, String ending) {
    return files.names(subfolder).stream()
        .filter(name -> name.endsWith(ending) && !name.startsWith("."))
        .sorted()
        .map(name -> subfolder.isEmpty() ? name : subfolder + "/" + name)
        .toList();
  }

  /** A YAML file; nothing where it is missing or broken, which is then reported. */
  Optional<Node> yaml(String relative) {
    return text(relative, null)
        .flatMap(
            file ->
                new YamlReader(
                        file.label(),
                        file.text(),
                        variables.in(relative),
                        diagnostics,
                        place -> Settable.is(relative, place))
                    .read());
  }

  /** A YAML file beside the configuration: what it says is no part of the version. */
  Optional<Node> unversionedYaml(String relative) {
    Optional<Node> node = yaml(relative);
    @Nullable String text = read.remove(relative);
    if (text != null) {
      unversioned.put(relative, text);
    }
    return node;
  }

  /**
   * A text file.
   *
   * @param mention where the configuration names it, or null where its name is fixed
   */
  Optional<TextFile> text(String relative, @Nullable Span mention) {
    String label = label(relative);
    try {
      String text = files.text(relative);
      lines.add(label, text);
      read.put(relative, text);
      return Optional.of(new TextFile(label, text));
    } catch (IOException unreadable) {
      missing(relative, mention);
      return Optional.empty();
    }
  }

  /** Reports a file that cannot be read. */
  void missing(String relative, @Nullable Span mention) {
    String label = label(relative);
    diagnostics.error(
        Code.CFG002,
        mention == null ? new Span(label, 1, 1, 1) : mention,
        Text.of("the file %s cannot be read", "le fichier %s n'est pas lisible", label),
        Text.of("create it, or correct its name", "créez-le, ou corrigez son nom"));
  }

  Path resolve(String relative) {
    return root.resolve(relative);
  }

  /** Which files were read, and what they say; without those that are no part of the version. */
  SortedMap<String, String> texts() {
    return read;
  }

  /** The files that are no part of the version. */
  SortedMap<String, String> unversioned() {
    return unversioned;
  }
}
