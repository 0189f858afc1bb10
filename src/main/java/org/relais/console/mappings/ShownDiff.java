package org.relais.console.mappings;

import java.util.List;
import org.relais.console.diff.FileDiff;

/**
 * As much of a file's difference as a page shows.
 *
 * @param left how many lines it has beyond that
 */
public record ShownDiff(FileDiff diff, int left) {
  private static final int MOST = 400;

  static List<ShownDiff> of(List<FileDiff> diffs) {
    return diffs.stream()
        .map(diff -> new ShownDiff(diff.first(MOST), Math.max(0, diff.lines() - MOST)))
        .toList();
  }
}
