package org.relais.ledger;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How a draft and the active configuration went different ways from where the draft began.
 *
 * @param active number of the active version
 * @param elsewhere paths that others changed since, and the draft did not
 * @param both paths that both changed, each in another way
 */
public record Divergence(long active, SortedSet<String> elsewhere, SortedSet<String> both) {
  public Divergence {
    elsewhere = Collections.unmodifiableSortedSet(elsewhere);
    both = Collections.unmodifiableSortedSet(both);
  }

  /**
   * @param base what the draft began with
   * @param mine the base with the draft's changes
   * @param theirs what is active
   */
  static Divergence of(
      long active,
      SortedMap<String, String> base,
      SortedMap<String, String> mine,
      SortedMap<String, String> theirs) {
    SortedSet<String> paths = new TreeSet<>(base.keySet());
    paths.addAll(mine.keySet());
    paths.addAll(theirs.keySet());
    SortedSet<String> elsewhere = new TreeSet<>();
    SortedSet<String> both = new TreeSet<>();
    for (String path : paths) {
      boolean changedHere = !Objects.equals(base.get(path), mine.get(path));
      boolean changedThere = !Objects.equals(base.get(path), theirs.get(path));
      boolean same = Objects.equals(mine.get(path), theirs.get(path));
      if (changedThere && !same) {
        (changedHere ? both : elsewhere).add(path);
      }
    }
    return new Divergence(active, elsewhere, both);
  }
}
