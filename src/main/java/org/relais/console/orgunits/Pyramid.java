package org.relais.console.orgunits;

import java.text.Collator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.console.page.SortText;
import org.relais.console.page.Typed;
import org.relais.visit.OrgUnit;
import org.relais.visit.OrgUnits;

/** The org units from above: who stands below whom, by name. */
public final class Pyramid {
  private static final String TOP = "";

  private final OrgUnits orgUnits;
  private final Map<String, List<OrgUnit>> children = new HashMap<>();

  public Pyramid(OrgUnits orgUnits) {
    this.orgUnits = orgUnits;
    for (OrgUnit unit : orgUnits.all()) {
      String parent = unit.parent() == null ? TOP : unit.parent();
      children.computeIfAbsent(parent, first -> new ArrayList<>()).add(unit);
    }
    Collator names = Collator.getInstance(Locale.FRENCH);
    children.values().forEach(list -> list.sort(Comparator.comparing(OrgUnit::name, names)));
  }

  /** The highest, one or several. */
  public List<OrgUnit> tops() {
    return children.getOrDefault(TOP, List.of());
  }

  public List<OrgUnit> below(String code) {
    return children.getOrDefault(code, List.of());
  }

  public Optional<OrgUnit> find(String code) {
    return orgUnits.find(code);
  }

  /** From the highest down to the org unit itself. */
  public List<OrgUnit> path(OrgUnit unit) {
    LinkedList<OrgUnit> path = new LinkedList<>();
    @Nullable OrgUnit at = unit;
    while (at != null) {
      path.addFirst(at);
      at = at.parent() == null ? null : orgUnits.find(at.parent()).orElse(null);
    }
    return path;
  }

  /** Codes of the org units of a level at and below {@code unit}; none where it stands lower. */
  public List<String> atLevel(OrgUnit unit, String level) {
    List<String> found = new ArrayList<>();
    Deque<OrgUnit> open = new ArrayDeque<>(List.of(unit));
    while (!open.isEmpty()) {
      OrgUnit next = open.removeFirst();
      if (next.level().equals(level)) {
        found.add(next.code());
      } else {
        open.addAll(below(next.code()));
      }
    }
    return found;
  }

  /** Codes of the org unit and of all below it. */
  public List<String> allBelow(OrgUnit unit) {
    List<String> found = new ArrayList<>();
    Deque<OrgUnit> open = new ArrayDeque<>(List.of(unit));
    while (!open.isEmpty()) {
      OrgUnit next = open.removeFirst();
      found.add(next.code());
      open.addAll(below(next.code()));
    }
    return found;
  }

  /** The org unit itself, or the one above it, that stands at {@code level}. */
  public Optional<OrgUnit> above(OrgUnit unit, String level) {
    return orgUnits.ancestorAt(unit.code(), level);
  }

  /** Code of the org unit directly below {@code above} at or under which {@code code} stands. */
  public String childOf(OrgUnit above, String code) {
    @Nullable OrgUnit at = orgUnits.find(code).orElse(null);
    while (at != null && at.parent() != null && !at.parent().equals(above.code())) {
      at = orgUnits.find(at.parent()).orElse(null);
    }
    return at == null ? code : at.code();
  }

  /** Those whose name or code holds the words, by name. */
  public List<OrgUnit> search(String words, int limit) {
    String wanted = Typed.plain(words);
    List<OrgUnit> found =
        orgUnits.all().stream()
            .filter(
                unit ->
                    Typed.plain(unit.name()).contains(wanted)
                        || Typed.plain(unit.code()).contains(wanted))
            .toList();
    return SortText.sorted(found, OrgUnit::name).stream().limit(limit).toList();
  }
}
