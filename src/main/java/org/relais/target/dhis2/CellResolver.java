package org.relais.target.dhis2;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.relais.delivery.CellItem;
import org.relais.delivery.CellKey;
import org.relais.delivery.Refusal;

/** Finds a server's uids for cells: by a binding, else by codes and options. */
final class CellResolver {
  private final Metadata metadata;
  private final Map<String, String> dataSets;
  private final Bindings bindings;
  private final SiteMatching sites;

  CellResolver(
      Metadata metadata, Map<String, String> dataSets, Bindings bindings, SiteMatching sites) {
    this.metadata = metadata;
    this.dataSets = dataSets;
    this.bindings = bindings;
    this.sites = sites;
  }

  /** What a cell cannot be resolved for is a refusal of that cell alone. */
  Resolution resolve(String dataSet, List<CellItem> cells) throws MetadataUnavailableException {
    Resolution first = attempt(dataSet, cells);
    return !first.refusals().isEmpty() && metadata.refresh() ? attempt(dataSet, cells) : first;
  }

  private Resolution attempt(String dataSet, List<CellItem> cells)
      throws MetadataUnavailableException {
    Optional<ServerDataSet> found =
        metadata.dataSet(dataSets.getOrDefault(dataSet, dataSet).strip());
    if (found.isEmpty()) {
      List<Refusal> refusals =
          cells.stream().map(c -> Fault.DATA_SET_UNKNOWN.refuse(c.id(), c.key())).toList();
      return new Resolution(null, List.of(), refusals);
    }
    Slots slots = new Slots(metadata, found.get(), bindings);
    Map<String, String> orgUnits = orgUnits(cells);
    List<DataRow> rows = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    for (CellItem cell : cells) {
      try {
        rows.add(row(slots, orgUnits, cell));
      } catch (UnresolvedException unresolved) {
        refusals.add(unresolved.fault().refuse(cell.id(), cell.key()));
      }
    }
    return withoutCollisions(found.get(), rows, refusals);
  }

  private DataRow row(Slots slots, Map<String, String> orgUnits, CellItem cell)
      throws MetadataUnavailableException, UnresolvedException {
    CellKey key = cell.key();
    Slots.Slot slot = slots.find(key.element(), key.options());
    String orgUnit = orgUnits.get(key.orgUnit());
    if (orgUnit == null) {
      throw new UnresolvedException(Fault.ORG_UNIT_UNKNOWN);
    }
    if (sites.isShared(orgUnit)) {
      throw new UnresolvedException(Fault.CELLS_COLLIDE);
    }
    return new DataRow(
        cell.id(),
        key,
        slot.element(),
        orgUnit,
        key.period().id(),
        slot.combo(),
        slots.attributeCombo(key.attributeOptions().values()),
        cell.value());
  }

  private Map<String, String> orgUnits(List<CellItem> cells) throws MetadataUnavailableException {
    Map<String, String> uids = new HashMap<>();
    Set<String> byCode = new HashSet<>();
    for (CellItem cell : cells) {
      String code = cell.key().orgUnit();
      sites.uid(code).ifPresentOrElse(uid -> uids.put(code, uid), () -> byCode.add(code));
    }
    uids.putAll(metadata.orgUnits(byCode));
    return uids;
  }

  /**
   * The later of two values would win on one server and the whole request be refused on another.
   */
  private static Resolution withoutCollisions(
      ServerDataSet dataSet, List<DataRow> rows, List<Refusal> refusals) {
    Map<DataRow.Place, Long> crowds =
        rows.stream().collect(Collectors.groupingBy(DataRow::place, Collectors.counting()));
    List<DataRow> alone = new ArrayList<>();
    for (DataRow row : rows) {
      if (crowds.getOrDefault(row.place(), 0L) > 1) {
        refusals.add(Fault.CELLS_COLLIDE.refuse(row.itemId(), row.key()));
      } else {
        alone.add(row);
      }
    }
    return new Resolution(dataSet, alone, refusals);
  }
}
