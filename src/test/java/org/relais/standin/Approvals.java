package org.relais.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * DHIS2's own approval of data, per workflow, period and org unit with all below it. What it
 * answers follows DHIS2's developer guide ("Data approval"); there is no recording of it.
 */
final class Approvals {
  private record Approved(String workflow, String period, String orgUnit) {}

  private final ServerMetadata metadata;
  private final Set<Approved> approved = ConcurrentHashMap.newKeySet();

  Approvals(ServerMetadata metadata) {
    this.metadata = metadata;
  }

  /** A data set without a workflow gets one. */
  void approve(ObjectNode dataSet, String period, String orgUnit) {
    if (!dataSet.has("workflow")) {
      String id = ServerObjects.uid("dataApprovalWorkflows", dataSet.path("code").asText());
      dataSet.putObject("workflow").put("id", id);
      metadata.add(
          "dataApprovalWorkflows",
          JsonNodeFactory.instance.objectNode().put("id", id).put("name", id));
    }
    approved.add(new Approved(workflow(dataSet), period, orgUnit));
  }

  void unapprove(ObjectNode dataSet, String period, String orgUnit) {
    approved.remove(new Approved(workflow(dataSet), period, orgUnit));
  }

  boolean approved(JsonNode dataSet, String period, String orgUnit) {
    return approved(workflow(dataSet), period, orgUnit);
  }

  private boolean approved(String workflow, String period, String orgUnit) {
    return !workflow.isEmpty()
        && approved.stream()
            .filter(a -> a.workflow().equals(workflow) && a.period().equals(period))
            .anyMatch(a -> metadata.below(orgUnit, List.of(a.orgUnit())));
  }

  /** {@code GET /api/dataApprovals?wf=…&pe=…&ou=…}, or with {@code ds}. */
  ObjectNode one(Parameters query) {
    List<String> workflows = workflows(query);
    return state(workflows.isEmpty() ? "" : workflows.get(0), query.first("pe"), query.first("ou"));
  }

  /** {@code GET /api/dataApprovals/approvals} for each period and org unit asked for. */
  ArrayNode all(Parameters query) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (String workflow : workflows(query)) {
      for (String period : listed(query, "pe")) {
        for (String unit : listed(query, "ou")) {
          ObjectNode one = list.addObject();
          one.put("aoc", metadata.defaultOptionCombo().path("id").asText());
          one.put("pe", period).put("ou", unit).put("wf", workflow);
          ObjectNode state = state(workflow, period, unit);
          one.set("state", state.remove("state"));
          one.set("permissions", state);
        }
      }
    }
    return list;
  }

  private ObjectNode state(String workflow, String period, String orgUnit) {
    ObjectNode state = JsonNodeFactory.instance.objectNode();
    for (String may : List.of("mayApprove", "mayUnapprove", "mayAccept", "mayUnaccept")) {
      state.put(may, false);
    }
    state.put("mayReadData", true);
    boolean here = approved.contains(new Approved(workflow, period, orgUnit));
    String word = approved(workflow, period, orgUnit) ? "APPROVED_ABOVE" : "UNAPPROVED_READY";
    return state.put("state", workflow.isEmpty() ? "UNAPPROVABLE" : here ? "APPROVED_HERE" : word);
  }

  private List<String> workflows(Parameters query) {
    List<String> workflows = new ArrayList<>(listed(query, "wf"));
    for (String dataSet : listed(query, "ds")) {
      metadata.find("dataSets", dataSet).ifPresent(found -> workflows.add(workflow(found)));
    }
    return workflows;
  }

  private static List<String> listed(Parameters query, String name) {
    return query.all(name).stream().flatMap(v -> List.of(v.split(",")).stream()).toList();
  }

  private static String workflow(JsonNode dataSet) {
    return dataSet.path("workflow").path("id").asText("");
  }
}
