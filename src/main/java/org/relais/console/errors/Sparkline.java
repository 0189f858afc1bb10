package org.relais.console.errors;

import java.util.ArrayList;
import java.util.List;

/**
 * A few counts as a line of bars, in the coordinates of an SVG of {@link #WIDTH} by {@link
 * #HEIGHT}.
 *
 * @param newest of the counts
 */
public record Sparkline(List<Bar> bars, long newest, long total) {
  public static final int WIDTH = 70;
  public static final int HEIGHT = 18;

  private static final int STEP = 5;

  /** One count; nothing is a bar without height. */
  public record Bar(int x, int y, int height) {}

  static Sparkline of(List<Long> counts) {
    long most = Math.max(1, counts.stream().mapToLong(Long::longValue).max().orElse(1));
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < counts.size(); i++) {
      long count = counts.get(i);
      int height = count == 0 ? 0 : (int) Math.max(1, count * HEIGHT / most);
      bars.add(new Bar(i * STEP, HEIGHT - height, height));
    }
    return new Sparkline(
        List.copyOf(bars),
        counts.get(counts.size() - 1),
        counts.stream().mapToLong(Long::longValue).sum());
  }

  public int width() {
    return WIDTH;
  }

  public int height() {
    return HEIGHT;
  }
}
