package org.relais.console.mappings;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.console.diff.FileMerge;
import org.relais.console.diff.Side;
import org.relais.ledger.Draft;

/**
 * What a person says of a file that they and somebody else changed.
 *
 * @param whole how it is put together
 * @param sides whose lines stand, of each conflict; null where nothing is said yet; means nothing
 *     where the file is not put together by lines
 */
public record FileChoice(String path, Whole whole, List<@Nullable Side> sides) {
  public FileChoice {
    whole = Objects.requireNonNullElse(whole, Whole.LINES);
    sides = Objects.requireNonNullElse(sides, List.of());
  }

  /** How a file is put together. */
  public enum Whole {
    /** Line by line. */
    LINES,
    /** The draft's text stands. */
    MINE,
    /** The active text stands. */
    THEIRS
  }

  /** What the file shall say; empty where something is left to be said. */
  Optional<Draft.Change> settle(FileMerge file) {
    return switch (whole) {
      case MINE -> Optional.of(new Draft.Change(path, file.mine()));
      case THEIRS -> Optional.of(new Draft.Change(path, file.theirs()));
      case LINES ->
          left(file) > 0
              ? Optional.empty()
              : file.lines()
                  .map(
                      lines ->
                          new Draft.Change(
                              path,
                              lines.text(sides.stream().map(Objects::requireNonNull).toList())));
    };
  }

  /** How many conflicts nothing was said of. */
  public long left(FileMerge file) {
    if (whole != Whole.LINES) {
      return 0;
    }
    if (file.lines().isEmpty()) {
      return 1;
    }
    return file.conflicts().stream().filter(each -> side(each.number()) == null).count();
  }

  public @Nullable Side side(int number) {
    return number < sides.size() ? sides.get(number) : null;
  }
}
