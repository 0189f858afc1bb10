package org.relais.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.relais.config.yaml.Node;
import org.relais.config.yaml.Variables;
import org.relais.config.yaml.YamlReader;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.ShownLines;

/** The entries of a YAML file, each with the lines that it takes. */
final class LineParts {
  private final List<String> lines;
  private final List<Part> parts = new ArrayList<>();

  private LineParts(String text) {
    this.lines = text.lines().toList();
  }

  /**
   * An entry.
   *
   * @param keys from the top of the file down to its own
   * @param value what stands behind the key
   */
  record Part(List<String> keys, int first, int last, Node value) {
    boolean holds(int line) {
      return first <= line && line <= last;
    }

    /** Whether it is an entry directly below these keys; {@code *} is any key. */
    boolean isBelow(String... above) {
      return keys.size() == above.length + 1 && startsWith(above);
    }

    /** Whether its keys begin so; {@code *} is any key. */
    boolean startsWith(String... above) {
      if (keys.size() < above.length) {
        return false;
      }
      for (int i = 0; i < above.length; i++) {
        if (!above[i].equals("*") && !above[i].equals(keys.get(i))) {
          return false;
        }
      }
      return true;
    }

    String key() {
      return keys.get(keys.size() - 1);
    }
  }

  /** A text that is no YAML (yet) has no entries. */
  static LineParts of(String text) {
    LineParts found = new LineParts(text);
    Diagnostics unheard = new Diagnostics(new ShownLines());
    Optional<Node> root =
        new YamlReader("", text, new Variables(Map.of(), Path.of(""), false), unheard).read();
    root.ifPresent(node -> found.add(List.of(), node, Math.max(1, found.lines.size())));
    return found;
  }

  /** In the order of the file; an entry stands before those within it. */
  List<Part> all() {
    return parts;
  }

  /** The innermost entries of a line; several where they stand side by side on it. */
  List<Part> at(int line) {
    if (isIdle(line)) {
      return List.of();
    }
    List<Part> holding = parts.stream().filter(part -> part.holds(line)).toList();
    return holding.stream()
        .filter(part -> holding.stream().noneMatch(other -> other != part && isWithin(other, part)))
        .toList();
  }

  private static boolean isWithin(Part inner, Part outer) {
    return inner.keys().size() > outer.keys().size()
        && inner.keys().subList(0, outer.keys().size()).equals(outer.keys());
  }

  private boolean isIdle(int line) {
    String text = line < 1 || line > lines.size() ? "" : lines.get(line - 1).strip();
    return text.isEmpty() || text.startsWith("#");
  }

  private void add(List<String> above, Node node, int last) {
    if (!(node instanceof Node.Mapping mapping)) {
      return;
    }
    List<Node.Entry> entries = mapping.entries();
    for (int i = 0; i < entries.size(); i++) {
      Node.Entry entry = entries.get(i);
      int first = entry.key().span().line();
      int next = i + 1 < entries.size() ? entries.get(i + 1).key().span().line() - 1 : last;
      List<String> keys = new ArrayList<>(above);
      keys.add(entry.key().written());
      int end = Math.max(first, next);
      parts.add(new Part(List.copyOf(keys), first, end, entry.value()));
      add(keys, entry.value(), end);
    }
  }
}
