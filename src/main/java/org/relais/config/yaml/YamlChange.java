package org.relais.config.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.config.yaml.Wanted.Block;
import org.relais.config.yaml.Wanted.Many;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The smallest pieces of a file that are written anew for a value to stand at a place. */
final class YamlChange {
  private final SourceText source;
  private final List<Piece> pieces = new ArrayList<>();

  YamlChange(SourceText source) {
    this.source = source;
  }

  /** What stands from {@code start} to before {@code end} becomes {@code text}. */
  private record Piece(int start, int end, String text) {}

  /**
   * @param value null where nothing shall stand there
   */
  void put(MappingNode map, List<String> path, @Nullable Wanted value) {
    String key = path.get(0);
    List<String> rest = path.subList(1, path.size());
    @Nullable NodeTuple entry = YamlText.entry(map, key).orElse(null);
    if (entry == null) {
      if (value != null) {
        merge(map, Map.of(key, nested(rest, value)), List.of());
      }
      return;
    }
    boolean goes = value == null && onlyHolds(entry.getValueNode(), rest);
    if (goes) {
      merge(map, Map.of(), List.of(key));
    } else if (rest.isEmpty() && value != null) {
      merge(map, Map.of(key, value), List.of());
    } else if (entry.getValueNode() instanceof MappingNode below) {
      put(below, rest, value);
    } else if (value != null) {
      change(entry, nested(rest, value));
    }
  }

  private static Wanted nested(List<String> path, Wanted value) {
    return path.isEmpty()
        ? value
        : new Block(Map.of(path.get(0), nested(path.subList(1, path.size()), value)));
  }

  /** Whether nothing is left of a value once what stands at a path within it is gone. */
  private static boolean onlyHolds(Node node, List<String> path) {
    if (path.isEmpty()) {
      return true;
    }
    return node instanceof MappingNode map
        && map.getValue().size() == 1
        && YamlText.entry(map, path.get(0))
            .filter(tuple -> onlyHolds(tuple.getValueNode(), path.subList(1, path.size())))
            .isPresent();
  }

  private void change(NodeTuple entry, Wanted value) {
    Node now = entry.getValueNode();
    if (YamlText.plainOf(now).equals(value.plain())) {
      return;
    }
    int column = column(entry.getKeyNode());
    boolean within = now instanceof MappingNode map && map.getFlowStyle() == FlowStyle.BLOCK;
    if (within && value instanceof Block block && !block.entries().isEmpty()) {
      MappingNode map = (MappingNode) now;
      List<String> gone =
          map.getValue().stream()
              .map(tuple -> YamlText.written(tuple.getKeyNode()))
              .filter(key -> !block.entries().containsKey(key))
              .toList();
      merge(map, block.entries(), gone);
    } else if (now instanceof SequenceNode list
        && list.getFlowStyle() == FlowStyle.BLOCK
        && value instanceof Many many
        && !many.items().isEmpty()) {
      items(list, many);
    } else if (isOnLineOf(entry) && !(value instanceof Block)) {
      pieces.add(new Piece(start(now), contentEnd(now), value.inOneLine()));
    } else {
      int colon = end(entry.getKeyNode()) + 1;
      pieces.add(new Piece(colon, Math.max(colon, contentEnd(now)), value.under(column)));
    }
  }

  /** Whether there is a value, and it begins on the line of its key. */
  private boolean isOnLineOf(NodeTuple entry) {
    int start = start(entry.getValueNode());
    return contentEnd(entry.getValueNode()) > start
        && source.lineOf(start) == source.lineOf(start(entry.getKeyNode()));
  }

  /** A list keeps its dashes. */
  private void items(SequenceNode list, Many many) {
    String separator = "\n" + " ".repeat(column(list)) + "- ";
    String items =
        many.items().stream()
            .map(item -> Wanted.scalar(item, false))
            .reduce((one, other) -> one + separator + other)
            .orElse("");
    pieces.add(new Piece(start(list), contentEnd(list), "- " + items));
  }

  private void merge(MappingNode map, Map<String, Wanted> entries, List<String> gone) {
    if (map.getFlowStyle() == FlowStyle.FLOW) {
      flow(map, entries, gone);
      return;
    }
    StringBuilder added = new StringBuilder();
    int column = column(map);
    entries.forEach(
        (key, value) -> {
          Optional<NodeTuple> entry = YamlText.entry(map, key);
          if (entry.isPresent()) {
            change(entry.get(), value);
          } else {
            added.append(Wanted.line(key, value, column)).append('\n');
          }
        });
    for (String key : gone) {
      YamlText.entry(map, key)
          .ifPresent(
              entry ->
                  pieces.add(
                      new Piece(
                          startOfLine(start(entry.getKeyNode())),
                          source.startOfNextLine(contentEnd(entry.getValueNode())),
                          "")));
    }
    if (!added.isEmpty()) {
      int after = source.startOfNextLine(contentEnd(map));
      boolean open = after > 0 && source.at(after - 1) != '\n';
      pieces.add(new Piece(after, after, (open ? "\n" : "") + added));
    }
  }

  /** What stands within braces is written anew as a whole, in its order. */
  private void flow(MappingNode map, Map<String, Wanted> entries, List<String> gone) {
    Map<String, String> parts = new LinkedHashMap<>();
    for (NodeTuple tuple : map.getValue()) {
      String key = YamlText.written(tuple.getKeyNode());
      if (!gone.contains(key)) {
        parts.put(key, source.part(start(tuple.getKeyNode()), contentEnd(tuple.getValueNode())));
      }
    }
    entries.forEach((key, value) -> parts.put(key, Wanted.inBraces(key, value)));
    pieces.add(new Piece(start(map), end(map), "{" + String.join(", ", parts.values()) + "}"));
  }

  String applyTo(String text) {
    StringBuilder changed = new StringBuilder(text);
    pieces.stream()
        .sorted(Comparator.comparingInt(Piece::start).thenComparingInt(Piece::end).reversed())
        .forEach(piece -> changed.replace(piece.start(), piece.end(), piece.text()));
    return changed.toString();
  }

  /** The end of the last thing that a value says: its end mark may stand lines below. */
  private int contentEnd(Node node) {
    if (node instanceof MappingNode map
        && map.getFlowStyle() == FlowStyle.BLOCK
        && !map.getValue().isEmpty()) {
      return contentEnd(map.getValue().get(map.getValue().size() - 1).getValueNode());
    }
    if (node instanceof SequenceNode list
        && list.getFlowStyle() == FlowStyle.BLOCK
        && !list.getValue().isEmpty()) {
      return contentEnd(list.getValue().get(list.getValue().size() - 1));
    }
    int end = end(node);
    while (end > start(node) && Character.isWhitespace(source.at(end - 1))) {
      end--;
    }
    return end;
  }

  private int startOfLine(int index) {
    return index - source.columnOf(index);
  }

  private int column(Node node) {
    return source.columnOf(start(node));
  }

  private int start(Node node) {
    return index(node.getStartMark());
  }

  private int end(Node node) {
    return index(node.getEndMark());
  }

  private int index(Optional<Mark> mark) {
    return mark.map(each -> Marks.index(each, source)).orElse(0);
  }
}
