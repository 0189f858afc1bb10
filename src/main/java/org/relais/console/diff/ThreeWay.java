package org.relais.console.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Two configurations that were made from the same one, put together.
 *
 * @param files those that one of them changed or nobody, by path; the files that both changed in
 *     different ways stand in {@code both}
 */
public record ThreeWay(SortedMap<String, String> files, List<FileMerge> both) {
  public ThreeWay {
    both = List.copyOf(both);
  }

  public static ThreeWay of(
      SortedMap<String, String> base,
      SortedMap<String, String> mine,
      SortedMap<String, String> theirs) {
    SortedSet<String> paths = new TreeSet<>(base.keySet());
    paths.addAll(mine.keySet());
    paths.addAll(theirs.keySet());
    SortedMap<String, String> files = new TreeMap<>();
    List<FileMerge> both = new ArrayList<>();
    for (String path : paths) {
      @Nullable String old = base.get(path);
      @Nullable String here = mine.get(path);
      @Nullable String there = theirs.get(path);
      boolean changedHere = !Objects.equals(old, here);
      if (changedHere && !Objects.equals(old, there) && !Objects.equals(here, there)) {
        both.add(FileMerge.of(path, old, here, there));
      } else {
        @Nullable String text = changedHere ? here : there;
        if (text != null) {
          files.put(path, text);
        }
      }
    }
    return new ThreeWay(files, both);
  }

  /** All files, where nobody has to say more. */
  public Optional<SortedMap<String, String>> clean() {
    SortedMap<String, String> all = new TreeMap<>(files);
    for (FileMerge file : both) {
      if (!file.clean()) {
        return Optional.empty();
      }
      file.lines().ifPresent(lines -> all.put(file.path(), lines.text(List.of())));
    }
    return Optional.of(all);
  }
}
