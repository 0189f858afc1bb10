package org.relais.console.overview;

import java.util.ArrayList;
import java.util.List;

/**
 * The record check drawn from left to right: where each whole, each part and each band between them
 * stands. Across in hundredths of the width, so that the diagram widens and its letters do not;
 * down in pixels.
 *
 * @param ways from the mapped records to what is made of them
 */
record FlowDiagram(int height, List<Stage> stages, List<Band> ways) {
  private static final int HEAD = 42;
  private static final int BELOW = 6;
  private static final int PARTS_ALONE = 34;
  private static final int PARTS = 20;
  private static final int WHOLE = 50;
  private static final int PARTS_OF_WHOLE = 74;
  private static final int RECORDS = 118;
  private static final int ITEMS = 76;

  /**
   * A whole and its parts.
   *
   * @param x of the whole
   * @param y of its top, below its title
   * @param height of the whole; 0 where there is nothing
   */
  record Stage(FlowColumn column, int x, int y, int height, List<Branch> branches) {
    int bottom() {
      return branches.stream().mapToInt(Branch::bottom).reduce(y + height, Math::max);
    }

    /** Of its title. */
    public int baseline() {
      return y - 14;
    }
  }

  /**
   * A part, and the band that leads to it.
   *
   * @param slot from where to where it has its room and its label
   */
  record Branch(FlowColumn.Part part, Band band, int x, int y, int height, int slot) {
    /** The least room of a label. */
    private static final int LINE = 24;

    public int middle() {
      return y + height / 2;
    }

    int bottom() {
      return slot + room(height);
    }

    static int room(int height) {
      return Math.max(LINE, height);
    }
  }

  static FlowDiagram of(List<FlowColumn> columns) {
    List<FlowColumn> items = columns.subList(1, columns.size());
    List<Stage> stages = new ArrayList<>();
    Stage records = stage(columns.get(0), 0, items.isEmpty() ? PARTS_ALONE : PARTS, HEAD, RECORDS);
    stages.add(records);
    int top = HEAD;
    for (FlowColumn column : items) {
      Stage stage = stage(column, WHOLE, PARTS_OF_WHOLE, top, ITEMS);
      stages.add(stage);
      top = stage.bottom() + HEAD;
    }
    int height = stages.stream().mapToInt(Stage::bottom).max().orElse(0) + BELOW;
    return new FlowDiagram(height, stages, ways(records.branches().get(0), stages));
  }

  private static Stage stage(FlowColumn column, int x, int partX, int top, int scale) {
    List<Branch> branches = new ArrayList<>();
    int from = top;
    int slot = top;
    for (FlowColumn.Part part : column.parts()) {
      if (part.count() == 0 && part.seldom()) {
        continue;
      }
      int height = height(part.count(), column.total(), scale);
      int y = slot + (Branch.room(height) - height) / 2;
      Band band = Band.bending(x, partX, from, y, height);
      branches.add(new Branch(part, band, partX, y, height, slot));
      from += height;
      slot += Branch.room(height) + 2;
    }
    return new Stage(column, x, top, from - top, branches);
  }

  /** So high at least that a few of many are seen. */
  private static int height(long count, long total, int scale) {
    return count == 0 ? 0 : Math.max(3, (int) Math.round((double) scale * count / total));
  }

  /** What is made of a record is of another kind, so each way has an equal part of the band. */
  private static List<Band> ways(Branch mapped, List<Stage> stages) {
    List<Band> ways = new ArrayList<>();
    int targets = stages.size() - 1;
    for (int i = 0; i < targets; i++) {
      Stage to = stages.get(i + 1);
      int from = mapped.y() + mapped.height() * i / targets;
      int until = mapped.y() + mapped.height() * (i + 1) / targets;
      if (until > from) {
        ways.add(Band.straightAtFirst(mapped.x(), to.x(), from, until, to.y(), to.height()));
      }
    }
    return ways;
  }
}
