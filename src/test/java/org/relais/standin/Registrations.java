package org.relais.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which data sets were registered as complete, per period and org unit. */
final class Registrations {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  record Registered(String dataSet, String period, String orgUnit) {}

  private record Entry(boolean completed, String date, String storedBy) {}

  private final ServerMetadata metadata;
  private final Clock clock;
  private final Map<Registered, Entry> entries = new LinkedHashMap<>();

  Registrations(ServerMetadata metadata, Clock clock) {
    this.metadata = metadata;
    this.clock = clock;
  }

  synchronized ImportPlan take(ImportRequest request) {
    ImportCounts counts = new ImportCounts();
    for (JsonNode one : request.body().path("completeDataSetRegistrations")) {
      Optional<ObjectNode> set = request.find(metadata, "dataSets", one.path("dataSet").asText());
      Optional<ObjectNode> unit =
          request.find(metadata, "organisationUnits", one.path("organisationUnit").asText());
      Optional<ServerPeriod> period = ServerPeriod.of(one.path("period").asText());
      if (set.isEmpty() || unit.isEmpty() || period.isEmpty()) {
        counts.ignored++;
        boolean noSet = set.isEmpty();
        ObjectNode conflict = JSON.objectNode();
        conflict.set("object", one.path(noSet ? "dataSet" : "organisationUnit"));
        counts.conflict(
            conflict.put(
                "value",
                (noSet ? "Data set" : "Organisation unit") + " not found or not accessible"),
            List.of());
        continue;
      }
      Registered key =
          new Registered(
              set.get().path("id").asText(), period.get().id(), unit.get().path("id").asText());
      boolean completed = one.path("completed").asBoolean(true);
      Entry entry = new Entry(completed, LocalDate.now(clock).toString(), request.user().name());
      if (request.dryRun() ? entries.containsKey(key) : entries.put(key, entry) != null) {
        counts.updated++;
      } else {
        counts.imported++;
      }
    }
    return answer(counts, request);
  }

  private static ImportPlan answer(ImportCounts counts, ImportRequest request) {
    boolean good = !counts.hasConflicts();
    String word = good ? "SUCCESS" : counts.stored() > 0 ? "WARNING" : "ERROR";
    ObjectNode summary = counts.summary(word, request.options(false), "Import process complete.");
    return new ImportPlan(
        good ? 200 : 409,
        good ? "OK" : word,
        good ? "Import was successful." : "An error occurred, please check import summary.",
        summary,
        List.of());
  }

  synchronized ObjectNode found(Parameters query) {
    ObjectNode answer = JSON.objectNode();
    ArrayNode list = answer.putArray("completeDataSetRegistrations");
    List<String> units = query.all("orgUnit");
    entries.forEach(
        (key, entry) -> {
          boolean unit =
              units.contains(key.orgUnit())
                  || (query.flag("children") && metadata.below(key.orgUnit(), units));
          if (unit
              && query.all("dataSet").contains(key.dataSet())
              && query.all("period").contains(key.period())) {
            ObjectNode one = list.addObject();
            one.put("period", key.period()).put("dataSet", key.dataSet());
            one.put("organisationUnit", key.orgUnit());
            one.put("attributeOptionCombo", metadata.defaultOptionCombo().path("id").asText());
            one.put("date", entry.date()).put("storedBy", entry.storedBy());
            one.put("completed", entry.completed());
          }
        });
    return answer;
  }

  /** {@code DELETE …?ds=…&pe=…&ou=…}. */
  synchronized void remove(Parameters query) {
    entries
        .keySet()
        .removeIf(
            key ->
                query.all("ds").contains(key.dataSet())
                    && query.all("pe").contains(key.period())
                    && query.all("ou").contains(key.orgUnit()));
  }

  synchronized boolean complete(Registered key) {
    Entry entry = entries.get(key);
    return entry != null && entry.completed();
  }
}
