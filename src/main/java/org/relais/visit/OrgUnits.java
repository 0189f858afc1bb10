package org.relais.visit;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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

  /** The org unit itself or the one above it that stands at {@code level}. */
  public Optional<OrgUnit> ancestorAt(String code, String level) {
    @Nullable OrgUnit unit = byCode.get(code);
    while (unit != null && !unit.level().equals(level)) {
      String parent = unit.parent();
      unit = parent == null ? null : byCode.get(parent);
    }
    return Optional.ofNullable(unit);
  }
}
