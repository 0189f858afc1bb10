package org.relais.indicator;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.relais.visit.Visit;
import org.relais.visit.condition.Truth;

/**
 * The running figures of one data element: a tree with one storey for each split, whose leaves are
 * the cells. Only what is counted takes memory, and counting allocates nothing for a known cell.
 */
final class ElementTally {
  private final DataElement element;
  private final Split[] splits;
  private final int[] outside;
  private final Node root;

  ElementTally(DataElement element, List<Split> splits) {
    this.element = element;
    this.splits = splits.toArray(Split[]::new);
    this.outside = new int[splits.size()];
    this.root = node(0);
  }

  /** Whether the visit moved a value. */
  boolean add(Visit visit) {
    if (element.condition().test(visit) != Truth.YES
        || !Figure.measures(element.measure(), visit)) {
      return false;
    }
    for (int i = 0; i < splits.length; i++) {
      if (splits[i].places(visit).length == 0) {
        outside[i]++;
        return false;
      }
    }
    add(visit, root, 0);
    return true;
  }

  String code() {
    return element.code();
  }

  private void add(Visit visit, Node node, int depth) {
    Figure figure = node.figure;
    if (figure != null) {
      figure.add(visit);
      return;
    }
    for (int place : splits[depth].places(visit)) {
      Node child = node.children[place];
      if (child == null) {
        child = node(depth + 1);
        node.children[place] = child;
      }
      add(visit, child, depth + 1);
    }
  }

  private Node node(int depth) {
    return depth == splits.length
        ? new Node(new Node[0], Figure.of(element.measure()))
        : new Node(new Node[splits[depth].size()], null);
  }

  /** The cells, in the order of the splits and of their options in the dictionary. */
  void cells(Consumer<CellValue> receiver) {
    cells(receiver, root, new TreeMap<>(), 0);
  }

  private void cells(
      Consumer<CellValue> receiver, Node node, SortedMap<String, String> options, int depth) {
    Figure figure = node.figure;
    if (figure != null) {
      // A sum of zero is no cell either: zeros are sent for cells that were sent before.
      if (figure.value().signum() != 0) {
        receiver.accept(new CellValue(element.code(), options, figure.value()));
      }
      return;
    }
    for (int place = 0; place < node.children.length; place++) {
      Node child = node.children[place];
      if (child != null) {
        options.put(splits[depth].category(), splits[depth].option(place));
        cells(receiver, child, options, depth + 1);
      }
    }
  }

  void outside(Consumer<Tally.Outside> receiver) {
    for (int i = 0; i < splits.length; i++) {
      if (outside[i] > 0) {
        receiver.accept(new Tally.Outside(element.code(), splits[i].fieldName(), outside[i]));
      }
    }
  }

  /** A storey's node, or a leaf, which has a figure. */
  private record Node(@Nullable Node[] children, @Nullable Figure figure) {}
}
