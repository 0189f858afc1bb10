package org.relais.ledger;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a person would let go by approving: the values that wait for it.
 *
 * @param fingerprint of exactly these values; an approval that carries it approves them or nothing
 * @param cells how many wait
 * @param orgUnits in how many org units
 */
public record Proposal(
    ApprovalScope scope, String fingerprint, long cells, long orgUnits, List<Line> elements) {
  public Proposal {
    elements = List.copyOf(elements);
  }

  public boolean isEmpty() {
    return cells == 0;
  }

  /**
   * The difference of one data element: what the target received before, against what waits.
   *
   * @param received total of what the target has of these cells
   * @param wanted total of what it is to have
   */
  public record Line(
      String element,
      long added,
      long changed,
      long gone,
      BigDecimal received,
      BigDecimal wanted) {}

  /**
   * One value that waits.
   *
   * @param received what the target has, or null
   * @param wanted what it is to have, or null for none
   */
  public record Value(
      String orgUnit,
      String element,
      SortedMap<String, String> options,
      @Nullable BigDecimal received,
      @Nullable BigDecimal wanted) {}
}
