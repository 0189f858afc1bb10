package org.relais.console.figures;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.relais.visit.OrgUnit;

/**
 * An org unit in the tree.
 *
 * @param leaf whether nothing stands below it
 * @param open whether what stands below it is shown
 */
record TreeNode(OrgUnit unit, boolean leaf, boolean open, boolean picked, List<TreeNode> below) {

  /** The tree with the way to what is picked open. */
  static List<TreeNode> tree(Pyramid pyramid, OrgUnit picked) {
    Set<String> way = pyramid.path(picked).stream().map(OrgUnit::code).collect(Collectors.toSet());
    return nodes(pyramid, pyramid.tops(), way, picked);
  }

  /** Closed ones. */
  static List<TreeNode> of(Pyramid pyramid, List<OrgUnit> units, OrgUnit picked) {
    return nodes(pyramid, units, Set.of(), picked);
  }

  private static List<TreeNode> nodes(
      Pyramid pyramid, List<OrgUnit> units, Set<String> way, OrgUnit picked) {
    return units.stream()
        .map(
            unit -> {
              List<OrgUnit> below = pyramid.below(unit.code());
              boolean open = way.contains(unit.code());
              return new TreeNode(
                  unit,
                  below.isEmpty(),
                  open,
                  unit.code().equals(picked.code()),
                  open ? nodes(pyramid, below, way, picked) : List.of());
            })
        .toList();
  }
}
