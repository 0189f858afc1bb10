package org.relais.console.diff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The fewest lines that turn one text into another, found by E. Myers, "An O(ND) Difference
 * Algorithm and Its Variations" (1986). Texts that differ in very many lines are taken as replaced
 * as a whole, which bounds time and memory.
 */
public final class LineDiff {
  private static final int MOST_EDITS = 1_500;

  private final List<String> before;
  private final List<String> after;
  private final int head;
  private final int tail;

  private LineDiff(List<String> before, List<String> after) {
    this.before = before;
    this.after = after;
    int shorter = Math.min(before.size(), after.size());
    int same = 0;
    while (same < shorter && before.get(same).equals(after.get(same))) {
      same++;
    }
    int end = 0;
    while (end < shorter - same
        && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
      end++;
    }
    this.head = same;
    this.tail = end;
  }

  /** All lines of both texts in order. */
  public static List<DiffLine> of(String before, String after) {
    return new LineDiff(before.lines().toList(), after.lines().toList()).lines();
  }

  private List<DiffLine> lines() {
    List<DiffLine> all = new ArrayList<>();
    for (int i = 0; i < head; i++) {
      all.add(same(i, i));
    }
    all.addAll(middle());
    for (int i = tail; i > 0; i--) {
      all.add(same(before.size() - i, after.size() - i));
    }
    return all;
  }

  private int beforeLength() {
    return before.size() - head - tail;
  }

  private int afterLength() {
    return after.size() - head - tail;
  }

  private List<DiffLine> middle() {
    int most = Math.min(beforeLength() + afterLength(), MOST_EDITS);
    List<int[]> reached = new ArrayList<>();
    int[] furthest = new int[2 * most + 3];
    for (int edits = 0; edits <= most; edits++) {
      reached.add(Arrays.copyOf(furthest, furthest.length));
      for (int k = -edits; k <= edits; k += 2) {
        int x = step(furthest, k, edits, most);
        int y = x - k;
        while (x < beforeLength()
            && y < afterLength()
            && before.get(head + x).equals(after.get(head + y))) {
          x++;
          y++;
        }
        furthest[k + most + 1] = x;
        if (x >= beforeLength() && y >= afterLength()) {
          return way(reached, most);
        }
      }
    }
    return replaced();
  }

  /** Where the diagonal {@code k} begins after one more edit. */
  private static int step(int[] furthest, int k, int edits, int most) {
    int centre = k + most + 1;
    boolean down = k == -edits || (k != edits && furthest[centre - 1] < furthest[centre + 1]);
    return down ? furthest[centre + 1] : furthest[centre - 1] + 1;
  }

  private List<DiffLine> way(List<int[]> reached, int most) {
    List<DiffLine> lines = new ArrayList<>();
    int x = beforeLength();
    int y = afterLength();
    for (int edits = reached.size() - 1; edits >= 0; edits--) {
      int[] furthest = reached.get(edits);
      int k = x - y;
      int begin = edits == 0 ? 0 : step(furthest, k, edits, most);
      while (x > begin && y > begin - k) {
        x--;
        y--;
        lines.add(same(head + x, head + y));
      }
      if (edits > 0) {
        boolean down =
            k == -edits || (k != edits && furthest[k - 1 + most + 1] < furthest[k + 1 + most + 1]);
        if (down) {
          y--;
          lines.add(added(head + y));
        } else {
          x--;
          lines.add(removed(head + x));
        }
      }
    }
    Collections.reverse(lines);
    return lines;
  }

  private List<DiffLine> replaced() {
    List<DiffLine> lines = new ArrayList<>();
    for (int i = head; i < before.size() - tail; i++) {
      lines.add(removed(i));
    }
    for (int i = head; i < after.size() - tail; i++) {
      lines.add(added(i));
    }
    return lines;
  }

  private DiffLine same(int x, int y) {
    return new DiffLine(DiffLine.Kind.SAME, x + 1, y + 1, after.get(y));
  }

  private DiffLine removed(int x) {
    return new DiffLine(DiffLine.Kind.REMOVED, x + 1, 0, before.get(x));
  }

  private DiffLine added(int y) {
    return new DiffLine(DiffLine.Kind.ADDED, 0, y + 1, after.get(y));
  }
}
