package org.relais.console.diff;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that two people changed, each in another way.
 *
 * @param mine null where it is deleted
 * @param theirs null where it is deleted
 * @param lines how both go together; empty where one of them deleted it
 */
public record FileMerge(
    String path, @Nullable String mine, @Nullable String theirs, Optional<LineMerge> lines) {
  static FileMerge of(
      String path, @Nullable String base, @Nullable String mine, @Nullable String theirs) {
    return new FileMerge(
        path,
        mine,
        theirs,
        mine == null || theirs == null
            ? Optional.empty()
            : Optional.of(LineMerge.of(base == null ? "" : base, mine, theirs)));
  }

  /** Whether both changes stand without anybody saying more. */
  public boolean clean() {
    return lines.filter(merge -> merge.conflicts().isEmpty()).isPresent();
  }

  public List<MergePart.Conflict> conflicts() {
    return lines.map(LineMerge::conflicts).orElse(List.of());
  }
}
