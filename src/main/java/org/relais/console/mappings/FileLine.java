package org.relais.console.mappings;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import org.relais.ledger.Draft;

/**
 * A file in the list beside the editor.
 *
 * @param folder where it stands, {@code ""} for the configuration itself
 * @param errors in it
 */
public record FileLine(String path, String folder, String name, State state, long errors) {
  /** How it is in the draft. */
  public enum State {
    SAME,
    CHANGED,
    ADDED,
    REMOVED
  }

  /** Those that somebody sees, the removed ones among them, folder by folder. */
  static List<FileLine> of(
      SortedMap<String, String> base,
      List<Draft.Change> changes,
      Findings found,
      FileRights rights) {
    TreeSet<String> paths = new TreeSet<>(FileLine::compare);
    paths.addAll(base.keySet());
    changes.forEach(change -> paths.add(change.path()));
    List<FileLine> lines = new ArrayList<>();
    for (String path : paths) {
      if (rights.sees(path)) {
        int cut = path.lastIndexOf('/');
        lines.add(
            new FileLine(
                path,
                cut < 0 ? "" : path.substring(0, cut),
                path.substring(cut + 1),
                state(path, base, changes),
                found.errorsIn(path)));
      }
    }
    return List.copyOf(lines);
  }

  private static State state(
      String path, SortedMap<String, String> base, List<Draft.Change> changes) {
    return changes.stream()
        .filter(change -> change.path().equals(path))
        .findFirst()
        .map(
            change ->
                change.text() == null
                    ? State.REMOVED
                    : base.containsKey(path) ? State.CHANGED : State.ADDED)
        .orElse(State.SAME);
  }

  /** The files of the configuration itself first, then the folders. */
  private static int compare(String one, String other) {
    int folders = Boolean.compare(one.indexOf('/') >= 0, other.indexOf('/') >= 0);
    return folders != 0 ? folders : one.compareTo(other);
  }
}
