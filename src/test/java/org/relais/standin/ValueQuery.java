package org.relais.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers {@code GET /api/dataValueSets}. */
final class ValueQuery {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx").withZone(ZoneOffset.UTC);
  private static final List<String> SCHEMES =
      List.of(
          "dataSetIdScheme",
          "dataElementIdScheme",
          "orgUnitIdScheme",
          "categoryOptionComboIdScheme",
          "attributeOptionComboIdScheme",
          "categoryIdScheme",
          "categoryOptionIdScheme");

  private final ServerVersion version;
  private final ServerMetadata metadata;
  private final ValueStore values;

  ValueQuery(ServerVersion version, ServerMetadata metadata, ValueStore values) {
    this.version = version;
    this.metadata = metadata;
    this.values = values;
  }

  private boolean isNew() {
    return version == ServerVersion.V2_43;
  }

  /** What is missing in a query, as its error code, or empty. */
  Optional<String> fault(Parameters query) {
    boolean period = !query.all("period").isEmpty() || !query.first("startDate").isEmpty();
    boolean since = !query.first("lastUpdatedDuration").isEmpty();
    boolean unit = !query.all("orgUnit").isEmpty();
    if (isNew()) {
      return period ? Optional.empty() : Optional.of("E2002");
    }
    boolean known =
        query.all("dataSet").stream().anyMatch(set -> metadata.find("dataSets", set).isPresent())
            || !query.all("dataElement").isEmpty();
    if (!known) {
      return Optional.of("E2001");
    }
    if (!unit) {
      return Optional.of("E2006");
    }
    return period || since ? Optional.empty() : Optional.of("E2002");
  }

  static String text(String code) {
    return switch (code) {
      case "E2001" -> "At least one data element, data set or data element group must be specified";
      case "E2006" -> "At least one organisation unit or organisation unit group must be specified";
      default ->
          "At least one period, start/end dates, last updated or last updated duration must be"
              + " specified";
    };
  }

  ObjectNode answer(Parameters query) {
    boolean codes = query.first("idScheme").equalsIgnoreCase("CODE");
    boolean children = query.flag("children");
    ObjectNode answer = header(query, codes);
    boolean onePeriod = query.all("period").size() == 1;
    boolean oneUnit = query.all("orgUnit").size() == 1 && !children;
    ArrayNode list = answer.putArray("dataValues");
    Set<String> elements = elements(query);
    int limit = Integer.parseInt(query.first("limit", "0"));
    for (Map.Entry<ValuePlace, HeldValue> entry : values.rows().entrySet()) {
      ValuePlace place = entry.getKey();
      HeldValue held = entry.getValue();
      boolean unit =
          query.all("orgUnit").contains(place.orgUnit())
              || (children && metadata.below(place.orgUnit(), query.all("orgUnit")));
      boolean period =
          query.all("period").isEmpty() || query.all("period").contains(place.period());
      if (!unit
          || !period
          || !elements.contains(place.dataElement())
          || (held.deleted() && !query.flag("includeDeleted"))
          || (limit > 0 && list.size() >= limit)) {
        continue;
      }
      ObjectNode row = list.addObject();
      row.put("dataElement", named("dataElements", place.dataElement(), codes));
      if (!isNew() || !onePeriod) {
        row.put("period", place.period());
      }
      if (!isNew() || !oneUnit) {
        row.put("orgUnit", named("organisationUnits", place.orgUnit(), codes));
      }
      row.put("categoryOptionCombo", combo(place.categoryOptionCombo(), codes));
      row.put("attributeOptionCombo", combo(place.attributeOptionCombo(), codes));
      row.put("value", held.value()).put("storedBy", held.storedBy());
      row.put("created", time(held.created())).put("lastUpdated", time(held.lastUpdated()));
      if (!isNew()) {
        row.putNull("comment").put("followup", false);
      }
      if (held.deleted()) {
        row.put("deleted", true);
      }
    }
    return answer;
  }

  private ObjectNode header(Parameters query, boolean codes) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    boolean single =
        List.of("dataSet", "period", "orgUnit").stream()
            .allMatch(name -> query.all(name).size() == 1);
    if (single || (isNew() && query.all("dataSet").size() == 1)) {
      answer.put("dataSet", named("dataSets", query.first("dataSet"), codes));
    }
    if (single && !isNew()) {
      answer.putNull("completeDate");
    }
    if (single || (isNew() && query.all("period").size() == 1)) {
      answer.put("period", query.first("period"));
    }
    if (single && !(isNew() && query.flag("children"))) {
      answer.put("orgUnit", named("organisationUnits", query.first("orgUnit"), codes));
    }
    if (isNew() && codes) {
      SCHEMES.forEach(scheme -> answer.put(scheme, "CODE"));
    }
    return answer;
  }

  private Set<String> elements(Parameters query) {
    Set<String> elements = new HashSet<>(query.all("dataElement"));
    for (String set : query.all("dataSet")) {
      metadata.find("dataSets", set).ifPresent(s -> elements.addAll(ServerMetadata.elements(s)));
    }
    return elements;
  }

  private String combo(String id, boolean codes) {
    return named("categoryOptionCombos", id, codes);
  }

  private String named(String kind, String id, boolean codes) {
    JsonNode object =
        metadata
            .find(kind, id)
            .<JsonNode>map(found -> found)
            .orElse(JsonNodeFactory.instance.objectNode());
    return codes ? object.path("code").asText(id) : id;
  }

  private static String time(Instant instant) {
    return TIME.format(instant);
  }
}
