package org.relais.target.dhis2;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The binding tables of a target. An element that has a row here is bound by its rows alone: a cell
 * of it without a row has no place on the server. An element without any row is found by its code.
 */
public final class Bindings {
  public static final Bindings NONE = new Bindings(List.of());

  private final List<Binding> rows;
  private final Map<String, Map<SortedMap<String, String>, Binding>> byElement = new HashMap<>();

  public Bindings(Collection<Binding> rows) {
    this.rows = List.copyOf(rows);
    this.rows.forEach(
        row ->
            byElement
                .computeIfAbsent(row.element(), any -> new HashMap<>())
                .putIfAbsent(row.options(), row));
  }

  public List<Binding> rows() {
    return rows;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Bindings bindings && rows.equals(bindings.rows);
  }

  @Override
  public int hashCode() {
    return rows.hashCode();
  }

  /** The rows that hold at {@code target}: its own and those for all. */
  public Bindings at(String target) {
    return new Bindings(
        rows.stream().filter(row -> row.target() == null || target.equals(row.target())).toList());
  }

  /** Whether any row speaks of the element. */
  public boolean bind(String element) {
    return byElement.containsKey(element);
  }

  /** The row for a cell. */
  public Optional<Binding> find(String element, SortedMap<String, String> options) {
    return Optional.ofNullable(byElement.getOrDefault(element, Map.of()).get(options));
  }

  /**
   * Pairs of rows that cannot both hold: two rows for one cell of ours, or two cells of ours onto
   * one cell of the server as the table writes it. The sender looks again when uids are known, for
   * a uid and a code may be the same thing.
   */
  public List<Clash> clashes() {
    List<Clash> clashes = new ArrayList<>();
    Map<Object, List<Binding>> seen = new HashMap<>();
    for (Binding row : rows) {
      meeting(seen, List.of("ours", row.element(), row.options()), row)
          .ifPresent(first -> clashes.add(new Clash(first, row, true)));
      Object combo = Objects.requireNonNullElse(row.categoryOptionCombo(), row.options());
      meeting(seen, List.of("theirs", row.dataElement(), combo), row)
          .filter(first -> !sameCell(first, row))
          .ifPresent(first -> clashes.add(new Clash(first, row, false)));
    }
    return clashes;
  }

  private static Optional<Binding> meeting(
      Map<Object, List<Binding>> seen, Object place, Binding row) {
    List<Binding> earlier = seen.computeIfAbsent(place, any -> new ArrayList<>());
    Optional<Binding> first = earlier.stream().filter(other -> bothHold(other, row)).findFirst();
    earlier.add(row);
    return first;
  }

  private static boolean bothHold(Binding first, Binding second) {
    return first.target() == null
        || second.target() == null
        || first.target().equals(second.target());
  }

  private static boolean sameCell(Binding first, Binding second) {
    return first.element().equals(second.element()) && first.options().equals(second.options());
  }

  /**
   * Two rows that cannot both hold.
   *
   * @param ours whether both take the same cell of ours; else both fill the same cell of the server
   */
  public record Clash(Binding first, Binding second, boolean ours) {}
}
