package org.relais.console.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.console.orgunits.Pyramid;
import org.relais.target.dhis2.ServerOrgUnit;
import org.relais.visit.OrgUnit;
import org.relais.visit.OrgUnits;

/** The org units of a server, as a list and as a tree, known by their uids. */
public final class ServerSites {
  private final List<ServerOrgUnit> all;
  private final Map<String, ServerOrgUnit> byId;
  private final Pyramid pyramid;

  private ServerSites(List<ServerOrgUnit> all) {
    this.all = all;
    this.byId =
        all.stream().collect(Collectors.toMap(ServerOrgUnit::id, Function.identity(), (a, b) -> a));
    this.pyramid = new Pyramid(new OrgUnits(all.stream().map(this::known).toList()));
  }

  static ServerSites of(ServerOrgUnit[] units) {
    return new ServerSites(Arrays.stream(units).toList());
  }

  /**
   * With its code beside its name, by which it is searched, too. Whoever may see a part of the
   * server only has that part's highest at the top.
   */
  private OrgUnit known(ServerOrgUnit unit) {
    @Nullable String parent = unit.parent();
    return new OrgUnit(
        unit.id(),
        unit.code().isBlank() ? unit.name() : unit.name() + " · " + unit.code().strip(),
        "",
        parent != null && byId.containsKey(parent) ? parent : null);
  }

  public List<ServerOrgUnit> all() {
    return all;
  }

  public Optional<ServerOrgUnit> find(String uid) {
    return Optional.ofNullable(byId.get(uid));
  }

  /** The tree; a code in it is a uid. */
  public Pyramid pyramid() {
    return pyramid;
  }
}
