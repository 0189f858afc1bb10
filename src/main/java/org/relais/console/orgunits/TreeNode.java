package org.relais.console.orgunits;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.visit.OrgUnit;

/**
 * An org unit in the tree.
 *
 * @param leaf whether nothing stands below it
 * @param open whether what stands below it is shown
 */
public record TreeNode(OrgUnit unit, boolean leaf, boolean open, boolean picked, Branch below) {
  private static final int MOST = 100;

  /**
   * Org units that stand side by side.
   *
   * @param more how many others are left out, for a page stays quick: a search finds them
   */
  public record Branch(List<TreeNode> nodes, int more) {
    static final Branch NONE = new Branch(List.of(), 0);

    public Branch {
      nodes = List.copyOf(nodes);
    }
  }

  /**
   * The tree with the way to what is picked open.
   *
   * @param picked null for none: then the only one at the top is open
   */
  public static Branch tree(Pyramid pyramid, @Nullable OrgUnit picked) {
    List<OrgUnit> tops = pyramid.tops();
    List<OrgUnit> open =
        picked != null ? pyramid.path(picked) : tops.size() == 1 ? tops : List.<OrgUnit>of();
    Set<String> way = open.stream().map(OrgUnit::code).collect(Collectors.toSet());
    return branch(pyramid, tops, way, picked);
  }

  /** What stands directly below an org unit, closed. */
  public static Branch below(Pyramid pyramid, String code, @Nullable OrgUnit picked) {
    return branch(pyramid, pyramid.below(code), Set.of(), picked);
  }

  private static Branch branch(
      Pyramid pyramid, List<OrgUnit> units, Set<String> way, @Nullable OrgUnit picked) {
    List<TreeNode> nodes = new ArrayList<>();
    for (OrgUnit unit : units) {
      boolean open = way.contains(unit.code());
      if (nodes.size() >= MOST && !open) {
        continue;
      }
      List<OrgUnit> below = pyramid.below(unit.code());
      nodes.add(
          new TreeNode(
              unit,
              below.isEmpty(),
              open,
              picked != null && unit.code().equals(picked.code()),
              open ? branch(pyramid, below, way, picked) : Branch.NONE));
    }
    return new Branch(nodes, units.size() - nodes.size());
  }
}
