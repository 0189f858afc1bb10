package org.relais.console.diff;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.merge.MergeAlgorithm;
import org.eclipse.jgit.merge.MergeChunk;
import org.eclipse.jgit.merge.MergeChunk.ConflictState;
import org.eclipse.jgit.merge.MergeResult;

/**
 * Two texts that were made from the same one, put together line by line. Where they do not touch
 * each other both changes stand; where they do, somebody says whose.
 *
 * @param parts in order
 */
public record LineMerge(List<MergePart> parts) {
  private static final int BASE = 0;
  private static final int MINE = 1;

  public LineMerge {
    parts = List.copyOf(parts);
  }

  /**
   * @param base what both were made from
   * @param theirs the active text
   */
  public static LineMerge of(String base, String mine, String theirs) {
    // JGit takes an empty text for a file that was deleted, and asks even where one side is as it
    // was.
    if (base.equals(theirs)) {
      return new LineMerge(List.of(new MergePart.Settled(!base.equals(mine), Side.MINE, mine)));
    }
    if (base.equals(mine)) {
      return new LineMerge(List.of(new MergePart.Settled(true, Side.THEIRS, theirs)));
    }
    MergeResult<RawText> merged =
        new MergeAlgorithm(new HistogramDiff())
            .merge(RawTextComparator.DEFAULT, lines(base), lines(mine), lines(theirs));
    List<MergePart> parts = new ArrayList<>();
    String open = "";
    int conflicts = 0;
    for (MergeChunk chunk : merged) {
      String text = text(merged, chunk);
      ConflictState state = chunk.getConflictState();
      if (state == ConflictState.NO_CONFLICT) {
        int index = chunk.getSequenceIndex();
        parts.add(
            new MergePart.Settled(index != BASE, index == MINE ? Side.MINE : Side.THEIRS, text));
      } else if (state == ConflictState.FIRST_CONFLICTING_RANGE) {
        open = text;
      } else if (state == ConflictState.NEXT_CONFLICTING_RANGE) {
        parts.add(new MergePart.Conflict(conflicts++, chunk.getBegin() + 1, open, text));
      }
    }
    return new LineMerge(parts);
  }

  /** The lines of a part; the part of the base in a conflict may end before it begins. */
  private static String text(MergeResult<RawText> merged, MergeChunk chunk) {
    return chunk.getBegin() >= chunk.getEnd()
        ? ""
        : merged
            .getSequences()
            .get(chunk.getSequenceIndex())
            .getString(chunk.getBegin(), chunk.getEnd(), false);
  }

  private static RawText lines(String text) {
    return new RawText(text.getBytes(StandardCharsets.UTF_8));
  }

  public List<MergePart.Conflict> conflicts() {
    return parts.stream()
        .filter(MergePart.Conflict.class::isInstance)
        .map(MergePart.Conflict.class::cast)
        .toList();
  }

  /**
   * The text with what was said of its conflicts.
   *
   * @param sides as many as there are conflicts, in order
   */
  public String text(List<Side> sides) {
    StringBuilder text = new StringBuilder();
    for (MergePart part : parts) {
      if (part instanceof MergePart.Settled settled) {
        text.append(settled.text());
      } else if (part instanceof MergePart.Conflict conflict) {
        text.append(conflict.of(sides.get(conflict.number())));
      }
    }
    return text.toString();
  }
}
