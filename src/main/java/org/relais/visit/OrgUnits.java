package org.relais.visit;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The pyramid of org units, by code. */
public final class OrgUnits {
  private final Map<String, OrgUnit> byCode = new LinkedHashMap<>();

  public OrgUnits(Collection<OrgUnit> units) {
    units.forEach(unit -> byCode.put(unit.code(), unit));
  }

  public Collection<OrgUnit> all() {
    return byCode.values();
  }

  public Optional<OrgUnit> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /** The codes of the org unit and of all below it; empty where there is no such org unit. */
  public Set<String> withAllBelow(String code) {
    Set<String> below = new HashSet<>();
    if (byCode.containsKey(code)) {
      below.add(code);
      byCode.keySet().forEach(unit -> addWhereBelow(unit, below));
    }
    return below;
  }

  private boolean addWhereBelow(String code, Set<String> below) {
    if (below.contains(code)) {
      return true;
    }
    @Nullable OrgUnit unit = byCode.get(code);
    String parent = unit == null ? null : unit.parent();
    return parent != null && addWhereBelow(parent, below) && below.add(code);
  }

  /** The org unit itself or the one above it that stands at {@code level}. */
  public Optional<OrgUnit> ancestorAt(String code, String level) {
    @Nullable OrgUnit unit = byCode.get(code);
    while (unit != null && !unit.level().equals(level)) {
      String parent = unit.parent();
      unit = parent == null ? null : byCode.get(parent);
    }
    return Optional.ofNullable(unit);
  }

  /** Whether {@code code} is {@code above} or stands below it. */
  public boolean isWithin(String code, String above) {
    @Nullable OrgUnit unit = byCode.get(code);
    while (unit != null && !unit.code().equals(above)) {
      String parent = unit.parent();
      unit = parent == null ? null : byCode.get(parent);
    }
    return unit != null;
  }
}
