package org.relais.visit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What is left of some paths on the way down a document. */
final class PathSet {
  private static final PathSet NONE = new PathSet(List.of());

  private final List<List<Object>> rests;

  private PathSet(List<List<Object>> rests) {
    this.rests = rests;
  }

  static PathSet of(Collection<RecordPath> paths) {
    return new PathSet(paths.stream().map(RecordPath::steps).toList());
  }

  boolean isEmpty() {
    return rests.isEmpty();
  }

  /** Whether one of the paths leads to this very node. */
  boolean endsHere() {
    return rests.stream().anyMatch(List::isEmpty);
  }

  /** The paths that go on under {@code key}. */
  PathSet under(String key) {
    return after(key, false);
  }

  /** The paths that go on in a list's element; a path that names no position looks into each. */
  PathSet at(int position) {
    return after(position, true);
  }

  /** For a node that is no list: position 0 is the node itself, as in {@link RecordPath#in}. */
  PathSet standingOn(JsonNode node) {
    boolean positions = rests.stream().anyMatch(r -> !r.isEmpty() && r.get(0) instanceof Integer);
    return node.isArray() || !positions ? this : after(0, true).standingOn(node);
  }

  private PathSet after(Object step, boolean keepKeys) {
    if (rests.isEmpty()) {
      return NONE;
    }
    List<List<Object>> after = new ArrayList<>();
    for (List<Object> rest : rests) {
      if (!rest.isEmpty() && rest.get(0).equals(step)) {
        after.add(rest.subList(1, rest.size()));
      } else if (keepKeys && !rest.isEmpty() && rest.get(0) instanceof String) {
        after.add(rest);
      }
    }
    return new PathSet(after);
  }
}
