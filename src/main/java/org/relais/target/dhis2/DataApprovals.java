package org.relais.target.dhis2;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads what is approved in DHIS2 and so closed to changes, with {@code GET
 * /api/dataApprovals/approvals} (developer guide, "Bulk get approval status"). What cannot be read
 * counts as open: the server itself refuses what it does not take.
 */
final class DataApprovals {
  private static final int ORG_UNITS_AT_ONCE = 50;

  private final Dhis2Session session;
  private final Duration timeout;

  DataApprovals(Dhis2Session session, Duration timeout) {
    this.session = session;
    this.timeout = timeout;
  }

  /** An org unit, period and attribute option combo, in uids. */
  private record Unit(String orgUnit, String period, String attributeOptionCombo) {
    static Unit of(DataRow row) {
      return new Unit(row.orgUnit(), row.period(), row.attributeOptionCombo());
    }
  }

  /** Takes out of what is to be sent what the server's own approval closes. */
  Resolution open(Resolution resolved) {
    ServerDataSet dataSet = resolved.dataSet();
    if (dataSet == null || dataSet.workflow() == null) {
      return resolved;
    }
    Set<Unit> closed = closed(dataSet.workflow(), resolved.rows());
    List<DataRow> open = new ArrayList<>();
    var refusals = new ArrayList<>(resolved.refusals());
    for (DataRow row : resolved.rows()) {
      if (closed.contains(Unit.of(row))) {
        refusals.add(Fault.DATA_APPROVED.refuse(row.itemId(), row.key()));
      } else {
        open.add(row);
      }
    }
    return new Resolution(dataSet, open, refusals);
  }

  private Set<Unit> closed(String workflow, List<DataRow> rows) {
    Map<String, TreeSet<String>> orgUnits = new TreeMap<>();
    for (DataRow row : rows) {
      orgUnits
          .computeIfAbsent(
              "&pe=" + row.period() + "&aoc=" + row.attributeOptionCombo(), any -> new TreeSet<>())
          .add(row.orgUnit());
    }
    Set<Unit> closed = new HashSet<>();
    for (Map.Entry<String, TreeSet<String>> entry : orgUnits.entrySet()) {
      List<String> all = new ArrayList<>(entry.getValue());
      for (int from = 0; from < all.size(); from += ORG_UNITS_AT_ONCE) {
        List<String> some = all.subList(from, Math.min(all.size(), from + ORG_UNITS_AT_ONCE));
        String path =
            "/api/dataApprovals/approvals?wf=%s%s&ou=%s"
                .formatted(workflow, entry.getKey(), String.join(",", some));
        if (!read(path, closed)) {
          return closed;
        }
      }
    }
    return closed;
  }

  private boolean read(String path, Set<Unit> closed) {
    try {
      for (JsonNode approval : session.read(path, timeout)) {
        String state = MetadataJson.text(approval, "state");
        if (state.startsWith("APPROVED") || state.startsWith("ACCEPTED")) {
          closed.add(
              new Unit(
                  MetadataJson.text(approval, "ou"),
                  MetadataJson.text(approval, "pe"),
                  MetadataJson.text(approval, "aoc")));
        }
      }
      return true;
    } catch (MetadataUnavailableException unreadable) {
      return false;
    }
  }
}
