package org.relais.config.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.ShownLines;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A YAML file as text that a form reads and changes at one place: all other characters stay as they
 * are, with comments and order.
 */
public final class YamlText {
  private static final LoadSettings SETTINGS = LoadSettings.builder().setUseMarks(true).build();

  private final String text;
  private final SourceText source;
  private final MappingNode root;

  private YamlText(String text, MappingNode root) {
    this.text = text;
    this.source = new SourceText(text);
    this.root = root;
  }

  /**
   * Reads a file; empty where it cannot be changed by a form: it is no YAML, or not that which a
   * configuration uses (anchors, tags), or its keys do not stand one to a line.
   *
   * @param text with line feeds only
   */
  public static Optional<YamlText> of(String text) {
    Variables none = new Variables(Map.of(), null, false);
    boolean taken =
        new YamlReader("", text, none, new Diagnostics(new ShownLines())).read().isPresent();
    if (!taken) {
      return Optional.empty();
    }
    try {
      return new Compose(SETTINGS)
          .composeString(YamlReader.guarded(text))
          .filter(node -> node instanceof MappingNode map && map.getFlowStyle() == FlowStyle.BLOCK)
          .filter(YamlText::distinct)
          .map(node -> new YamlText(text, (MappingNode) node));
    } catch (YamlEngineException broken) {
      return Optional.empty();
    }
  }

  /** Whether no key stands twice in a mapping: else nobody knows which of them is meant. */
  private static boolean distinct(Node node) {
    if (node instanceof SequenceNode list) {
      return list.getValue().stream().allMatch(YamlText::distinct);
    }
    if (!(node instanceof MappingNode map)) {
      return true;
    }
    long different =
        map.getValue().stream().map(tuple -> written(tuple.getKeyNode())).distinct().count();
    return different == map.getValue().size()
        && map.getValue().stream().allMatch(tuple -> distinct(tuple.getValueNode()));
  }

  /** The single value at a path of keys as it is written, with {@code ${NAME}} in it. */
  public Optional<String> one(String... path) {
    return find(List.of(path))
        .filter(ScalarNode.class::isInstance)
        .map(YamlText::written)
        .filter(value -> !value.isEmpty());
  }

  /** The single values of the list at a path; a single value is a list of one. */
  public List<String> many(String... path) {
    @Nullable Node node = find(List.of(path)).orElse(null);
    if (node instanceof SequenceNode list) {
      return list.getValue().stream()
          .filter(ScalarNode.class::isInstance)
          .map(YamlText::written)
          .toList();
    }
    return one(path).map(List::of).orElse(List.of());
  }

  /** Whether there is something at a path. */
  public boolean has(String... path) {
    return find(List.of(path)).isPresent();
  }

  /** The keys of the mapping at a path, in the order of the file. */
  public List<String> keys(String... path) {
    return find(List.of(path))
        .filter(MappingNode.class::isInstance)
        .map(node -> ((MappingNode) node).getValue())
        .orElse(List.of())
        .stream()
        .map(tuple -> written(tuple.getKeyNode()))
        .toList();
  }

  /** The path of keys to the innermost value that stands at a place, 1-based; empty outside. */
  public List<String> at(int line, int column) {
    int place = source.indexOf(line - 1, column - 1);
    List<String> path = new ArrayList<>();
    Node node = root;
    while (node instanceof MappingNode map) {
      Optional<NodeTuple> entry =
          map.getValue().stream()
              .filter(tuple -> start(tuple.getKeyNode()) <= place)
              .filter(tuple -> place <= end(tuple.getValueNode()))
              .findFirst();
      if (entry.isEmpty()) {
        return path;
      }
      path.add(written(entry.get().getKeyNode()));
      node = entry.get().getValueNode();
    }
    return path;
  }

  /**
   * The file with a value at a path of keys.
   *
   * @param value null where nothing shall stand there; a mapping that is then empty goes, too
   * @return empty where the text cannot be changed there without touching something else
   */
  public Optional<String> with(List<String> path, @Nullable Wanted value) {
    Map<String, Object> expected = new LinkedHashMap<>(plain(root));
    put(expected, path, value);
    YamlChange change = new YamlChange(source);
    change.put(root, path, value);
    String changed = change.applyTo(text);
    return of(changed).filter(read -> plain(read.root).equals(expected)).map(read -> changed);
  }

  /** What the change shall come to, by which it is judged. */
  private static void put(Map<String, Object> now, List<String> path, @Nullable Wanted value) {
    String key = path.get(0);
    List<String> rest = path.subList(1, path.size());
    if (rest.isEmpty()) {
      if (value == null) {
        now.remove(key);
      } else {
        now.put(key, value.plain());
      }
      return;
    }
    Map<String, Object> below = new LinkedHashMap<>();
    if (now.get(key) instanceof Map<?, ?> map) {
      map.forEach((name, each) -> below.put((String) name, each));
    }
    put(below, rest, value);
    if (below.isEmpty()) {
      now.remove(key);
    } else {
      now.put(key, below);
    }
  }

  private static Map<String, Object> plain(MappingNode map) {
    Map<String, Object> plain = new LinkedHashMap<>();
    map.getValue()
        .forEach(tuple -> plain.put(written(tuple.getKeyNode()), plainOf(tuple.getValueNode())));
    return plain;
  }

  static Object plainOf(Node node) {
    if (node instanceof MappingNode map) {
      return plain(map);
    }
    return node instanceof SequenceNode list
        ? list.getValue().stream().map(YamlText::plainOf).toList()
        : written(node);
  }

  /** A key or a single value as it stands in the file. */
  static String written(Node node) {
    return node instanceof ScalarNode scalar ? YamlReader.unguarded(scalar.getValue()) : "";
  }

  private Optional<Node> find(List<String> path) {
    Optional<Node> node = Optional.of(root);
    for (String key : path) {
      node = node.flatMap(each -> entry(each, key)).map(NodeTuple::getValueNode);
    }
    return node;
  }

  static Optional<NodeTuple> entry(Node node, String key) {
    return node instanceof MappingNode map
        ? map.getValue().stream()
            .filter(tuple -> written(tuple.getKeyNode()).equals(key))
            .findFirst()
        : Optional.empty();
  }

  private int start(Node node) {
    return node.getStartMark().map(mark -> Marks.index(mark, source)).orElse(0);
  }

  private int end(Node node) {
    return node.getEndMark().map(mark -> Marks.index(mark, source)).orElse(source.length());
  }
}
