package org.relais.console.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What differs in one file.
 *
 * @param hunks the places where it differs, each with some lines around it
 * @param added how many lines
 * @param removed how many lines
 */
public record FileDiff(String path, Kind kind, List<Hunk> hunks, int added, int removed) {
  private static final int AROUND = 3;

  public FileDiff {
    hunks = List.copyOf(hunks);
  }

  /** What happened to the file. */
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED
  }

  /** Lines that stand together. */
  public record Hunk(List<DiffLine> lines) {
    public Hunk {
      lines = List.copyOf(lines);
    }

    /** Where it is, as in {@code diff -u}. */
    public String place() {
      return "@@ -%s +%s @@".formatted(range(true), range(false));
    }

    private String range(boolean before) {
      List<Integer> numbers =
          lines.stream().map(l -> before ? l.before() : l.after()).filter(n -> n > 0).toList();
      return (numbers.isEmpty() ? 0 : numbers.get(0)) + "," + numbers.size();
    }
  }

  /** How many lines its hunks have. */
  public int lines() {
    return hunks.stream().mapToInt(hunk -> hunk.lines().size()).sum();
  }

  /**
   * The first lines of it; all counts stay those of the whole.
   *
   * @param most how many lines of hunks
   */
  public FileDiff first(int most) {
    List<Hunk> kept = new ArrayList<>();
    int left = most;
    for (Hunk hunk : hunks) {
      if (left > 0) {
        kept.add(new Hunk(hunk.lines().subList(0, Math.min(left, hunk.lines().size()))));
        left -= hunk.lines().size();
      }
    }
    return new FileDiff(path, kind, kept, added, removed);
  }

  /** Every file that differs, by path. */
  public static List<FileDiff> of(
      SortedMap<String, String> before, SortedMap<String, String> after) {
    TreeSet<String> paths = new TreeSet<>(before.keySet());
    paths.addAll(after.keySet());
    List<FileDiff> diffs = new ArrayList<>();
    for (String path : paths) {
      @Nullable String old = before.get(path);
      @Nullable String fresh = after.get(path);
      if (old == null || !old.equals(fresh)) {
        diffs.add(of(path, old, fresh));
      }
    }
    return List.copyOf(diffs);
  }

  private static FileDiff of(String path, @Nullable String before, @Nullable String after) {
    List<DiffLine> lines = LineDiff.of(before == null ? "" : before, after == null ? "" : after);
    Kind kind = before == null ? Kind.ADDED : after == null ? Kind.REMOVED : Kind.CHANGED;
    return new FileDiff(
        path,
        kind,
        hunks(lines),
        count(lines, DiffLine.Kind.ADDED),
        count(lines, DiffLine.Kind.REMOVED));
  }

  private static int count(List<DiffLine> lines, DiffLine.Kind kind) {
    return (int) lines.stream().filter(line -> line.kind() == kind).count();
  }

  private static List<Hunk> hunks(List<DiffLine> lines) {
    List<Hunk> hunks = new ArrayList<>();
    List<DiffLine> open = new ArrayList<>();
    int last = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).kind() == DiffLine.Kind.SAME) {
        continue;
      }
      int from = Math.max(0, i - AROUND);
      if (last >= 0 && from > last + AROUND + 1) {
        open.addAll(lines.subList(last + 1, Math.min(lines.size(), last + 1 + AROUND)));
        hunks.add(new Hunk(open));
        open = new ArrayList<>();
        open.addAll(lines.subList(from, i));
      } else {
        open.addAll(lines.subList(last < 0 ? from : last + 1, i));
      }
      open.add(lines.get(i));
      last = i;
    }
    if (last >= 0) {
      open.addAll(lines.subList(last + 1, Math.min(lines.size(), last + 1 + AROUND)));
      hunks.add(new Hunk(open));
    }
    return hunks;
  }
}
