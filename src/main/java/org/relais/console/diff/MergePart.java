package org.relais.console.diff;

/** Lines that stand together in the merge of two texts. */
public sealed interface MergePart {
  /**
   * Both have it so, or one alone changed it.
   *
   * @param changed whether somebody did
   * @param by who; means nothing where nobody did
   * @param text with its line ends; empty where lines were taken away
   */
  record Settled(boolean changed, Side by, String text) implements MergePart {}

  /**
   * Both changed it, each in another way.
   *
   * @param number among the conflicts of the text, from 0
   * @param line where it begins in the active text, 1-based
   */
  record Conflict(int number, int line, String mine, String theirs) implements MergePart {
    public String of(Side side) {
      return side == Side.MINE ? mine : theirs;
    }
  }
}
