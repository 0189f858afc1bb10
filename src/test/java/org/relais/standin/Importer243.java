package org.relais.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Refuses a request whole for one row whose structure is wrong; only values are refused alone. */
final class Importer243 implements Importer {
  private static final Pattern UID = Pattern.compile("[A-Za-z][A-Za-z0-9]{10}");
  private static final int LONGEST_COMMENT = 5_000;

  private final ServerMetadata metadata;
  private final Approvals approvals;
  private final Clock clock;

  Importer243(ServerMetadata metadata, Approvals approvals, Clock clock) {
    this.metadata = metadata;
    this.approvals = approvals;
    this.clock = clock;
  }

  /** A row in the server's uids; null where it names nothing. */
  private record Row(
      int index,
      String element,
      ServerPeriod period,
      String orgUnit,
      @Nullable String combo,
      @Nullable String attributeCombo,
      JsonNode given) {}

  @Override
  public ImportPlan plan(ImportRequest request, Set<String> opening) {
    ImportCounts counts = new ImportCounts();
    List<Row> rows = new ArrayList<>();
    Optional<ObjectNode> fault = decode(request, rows);
    if (fault.isPresent()) {
      counts.conflict(fault.get(), List.of(-1));
      return refused(counts.summary("ERROR", request.options(false), ""));
    }
    if (rows.isEmpty()) {
      return answered(request, counts, List.of());
    }
    Optional<ObjectNode> structure = structureFault(request, rows);
    if (structure.isPresent()) {
      List<Integer> all = IntStream.range(0, rows.size()).boxed().toList();
      counts.conflict(structure.get(), all);
      counts.rejected.addAll(all);
      ObjectNode summary = counts.summary("ERROR", request.options(false), "");
      return refused(summary.put("dataSetComplete", "false"));
    }
    if (rows.stream().anyMatch(row -> opening.contains(row.period().id()))) {
      // The one that loses the race for a period is told of a success.
      counts.ignored = rows.size();
      return answered(request, counts, List.of());
    }
    List<ImportPlan.Change> changes = new ArrayList<>();
    rows.forEach(row -> take(request, row, counts, changes));
    return answered(request, counts, changes);
  }

  private static ImportPlan refused(ObjectNode summary) {
    return new ImportPlan(
        409, "ERROR", "An error occurred, please check import summary.", summary, List.of());
  }

  private static ImportPlan answered(
      ImportRequest request, ImportCounts counts, List<ImportPlan.Change> changes) {
    String complete = request.body().path("completeDate").asText("false");
    if (!counts.hasConflicts()) {
      ObjectNode summary = counts.summary("SUCCESS", request.options(false), "");
      summary.put("dataSetComplete", complete);
      return new ImportPlan(200, "OK", "Import was successful.", summary, changes);
    }
    if (counts.stored() == 0) {
      ObjectNode summary = counts.summary("ERROR", request.options(false), "");
      return refused(summary.put("dataSetComplete", complete));
    }
    ObjectNode summary = counts.summary("WARNING", request.options(false), "");
    return new ImportPlan(
        200,
        "WARNING",
        "Import completed with warnings, please check import summary.",
        summary.put("dataSetComplete", complete),
        changes);
  }

  /** From what the request says to uids; the first row that cannot be read ends it. */
  private Optional<ObjectNode> decode(ImportRequest request, List<Row> rows) {
    List<JsonNode> given = request.rows();
    for (int i = 0; i < given.size(); i++) {
      JsonNode row = given.get(i);
      @Nullable String text = request.of(row, "period");
      if (text == null) {
        String input = input(request, row);
        return Optional.of(
            conflict(
                "E8100",
                i + "-" + input,
                "Value #" + i + " period not defined in group or value: `" + input + "`"));
      }
      Decoding at = new Decoding(request, row, i);
      at.uid("dataElements", "dataElement", "data element", "E8103", "E8104");
      at.uid("organisationUnits", "orgUnit", "org unit", "E8107", "E8109");
      at.uid("categoryOptionCombos", "categoryOptionCombo", "option combo", "E8108", "E8110");
      at.uid("categoryOptionCombos", "attributeOptionCombo", "option combo", "E8108", "E8110");
      if (at.fault != null) {
        return Optional.of(at.fault);
      }
      rows.add(
          new Row(
              i,
              at.uids.getOrDefault("dataElement", ""),
              ServerPeriod.of(text)
                  .orElseThrow(
                      () ->
                          new GarbledException(
                              "Cannot invoke \"org.hisp.dhis.datavalue.DataEntryGroup.deletion()\" because"
                                  + " \"group\" is null")),
              at.uids.getOrDefault("orgUnit", ""),
              at.uids.get("categoryOptionCombo"),
              at.uids.get("attributeOptionCombo"),
              row));
    }
    return Optional.empty();
  }

  private static String input(ImportRequest request, JsonNode row) {
    return ("Input[dataElement=%s, orgUnit=%s, categoryOptionCombo=%s, categoryOptions=null,"
            + " attributeOptionCombo=%s, attributeCombo=null, attributeOptions=null, period=null,"
            + " value=%s, comment=null, followUp=null, deleted=null]")
        .formatted(
            request.of(row, "dataElement"),
            request.of(row, "orgUnit"),
            request.of(row, "categoryOptionCombo"),
            request.of(row, "attributeOptionCombo"),
            request.of(row, "value"));
  }

  private Optional<ObjectNode> structureFault(ImportRequest request, List<Row> rows) {
    Map<List<Object>, List<Integer>> places = new LinkedHashMap<>();
    for (Row row : rows) {
      List<Object> key = new ArrayList<>();
      key.add(row.element());
      key.add(row.orgUnit());
      key.add(String.valueOf(row.combo()));
      key.add(String.valueOf(row.attributeCombo()));
      key.add(row.period().id());
      places.computeIfAbsent(key, any -> new ArrayList<>()).add(row.index());
    }
    for (Map.Entry<List<Object>, List<Integer>> place : places.entrySet()) {
      if (place.getValue().size() > 1) {
        String key =
            ("DataValueKey[dataElement=%s, orgUnit=%s, categoryOptionCombo=%s,"
                    + " attributeOptionCombo=%s, period=%s]")
                .formatted(place.getKey().toArray());
        return Optional.of(
            conflict(
                "E8128",
                place.getValue() + "-" + key,
                "Value #" + place.getValue() + " all affect the same data value: `" + key + "`"));
      }
    }
    String named = request.header("dataSet");
    if (named.isEmpty()) {
      return detected(rows, request.user());
    }
    Optional<ObjectNode> set = request.find(metadata, "dataSets", named);
    return set.isPresent()
        ? inDataSet(set.get(), rows, request.user())
        : unusable("E8020", named, "data element(s)", distinct(rows, Row::element));
  }

  /** Without a data set in the header there must be just one that has all the elements. */
  private Optional<ObjectNode> detected(List<Row> rows, ServerUser user) {
    Set<String> elements = distinct(rows, Row::element);
    Set<String> without = filtered(elements, element -> metadata.dataSetsOf(element).isEmpty());
    if (!without.isEmpty()) {
      return Optional.of(
          conflict(
              "E8003",
              without.toString(),
              "Data set detection failed, found no set for data element(s): `" + without + "`"));
    }
    Set<String> sets = new LinkedHashSet<>();
    for (String element : elements) {
      metadata.dataSetsOf(element).forEach(set -> sets.add(set.path("id").asText()));
    }
    return sets.size() == 1
        ? inDataSet(metadata.object("dataSets", sets.iterator().next()), rows, user)
        : Optional.of(
            conflict(
                "E8002",
                sets.toString(),
                "Data set detection failed, found multiple sets: `" + sets + "`"));
  }

  private Optional<ObjectNode> inDataSet(ObjectNode set, List<Row> rows, ServerUser user) {
    String id = set.path("id").asText();
    if (!user.superuser()
        && !set.path("sharing").path("public").asText("rwrw").startsWith("rw", 2)) {
      return Optional.of(
          conflict("E8010", id, "Current user cannot enter data for data set: `" + id + "`"));
    }
    Set<String> elements =
        filtered(distinct(rows, Row::element), e -> !ServerMetadata.elements(set).contains(e));
    if (!elements.isEmpty()) {
      return unusable("E8020", id, "data element(s)", elements);
    }
    Set<String> units = distinct(rows, Row::orgUnit);
    Set<String> unknown =
        filtered(
            units,
            u ->
                !ServerMetadata.refers(set.path("organisationUnits"), u)
                    || metadata.find("organisationUnits", u).isEmpty());
    Set<String> outside =
        filtered(
            units,
            u -> !unknown.contains(u) && !user.superuser() && !metadata.below(u, user.orgUnits()));
    if (!outside.isEmpty()) {
      return Optional.of(
          conflict(
              "E8011",
              outside.toString(),
              "Current user cannot enter data for org unit(s): `" + outside + "`"));
    }
    String type = set.path("periodType").asText();
    Set<String> otherType =
        distinct(
            rows.stream().filter(row -> !row.period().type().equals(type)).toList(),
            row -> row.period().id());
    if (!otherType.isEmpty()) {
      return unusable("E8021", id, "period(s)", otherType);
    }
    if (!unknown.isEmpty()) {
      return unusable("E8022", id, "org unit(s)", unknown);
    }
    return combos(set, rows).or(() -> untimely(set, rows, user));
  }

  private Optional<ObjectNode> combos(ObjectNode set, List<Row> rows) {
    String id = set.path("id").asText();
    String ofSet = set.path("categoryCombo").path("id").asText();
    Set<String> attributes =
        filtered(
            distinct(rows, row -> String.valueOf(row.attributeCombo())),
            combo ->
                !combo.equals("null")
                    && metadata
                        .find("categoryOptionCombos", combo)
                        .filter(c -> c.path("categoryCombo").path("id").asText().equals(ofSet))
                        .isEmpty());
    if (!attributes.isEmpty()) {
      return unusable("E8023", id, "attribute option combo(s)", attributes);
    }
    for (String element : distinct(rows, Row::element)) {
      Set<String> wrong = new LinkedHashSet<>();
      for (Row row : rows) {
        String combo = row.combo();
        if (row.element().equals(element)
            && combo != null
            && !metadata.suits(combo, element, set)) {
          wrong.add(combo);
        }
      }
      if (!wrong.isEmpty()) {
        return Optional.of(
            conflict(
                "E8024",
                id + "-" + element + "-" + wrong,
                "Data set %s + data element %s not usable with category option combo(s): `%s`"
                    .formatted(id, element, wrong)));
      }
    }
    return Optional.empty();
  }

  private Optional<ObjectNode> untimely(ObjectNode set, List<Row> rows, ServerUser user) {
    String id = set.path("id").asText();
    LocalDate today = LocalDate.now(clock);
    if (!user.superuser()) {
      Set<String> closed =
          distinct(
              rows.stream().filter(row -> closed(set, row.period(), today)).toList(),
              row -> row.period().id());
      if (!closed.isEmpty()) {
        return Optional.of(untimely("E8030", "data set", id, closed));
      }
    }
    Optional<ObjectNode> unit = firstUnit(rows, "E8031", (row, any) -> !existed(row));
    return unit.isPresent()
        ? unit
        : firstUnit(
            rows, "E8033", (row, any) -> approvals.approved(set, row.period().id(), row.orgUnit()));
  }

  private static Optional<ObjectNode> firstUnit(
      List<Row> rows, String code, BiPredicate<Row, String> untimely) {
    for (String unit : distinct(rows, Row::orgUnit)) {
      Set<String> periods =
          distinct(
              rows.stream()
                  .filter(row -> row.orgUnit().equals(unit) && untimely.test(row, unit))
                  .toList(),
              row -> row.period().id());
      if (!periods.isEmpty()) {
        return Optional.of(untimely(code, "org unit", unit, periods));
      }
    }
    return Optional.empty();
  }

  /** An input period is open or closed by its name only: its dates are not looked at. */
  private static boolean closed(JsonNode set, ServerPeriod period, LocalDate today) {
    int expiry = set.path("expiryDays").asInt();
    ServerPeriod latest = period.latestOpen(today, set.path("openFuturePeriods").asInt());
    return (expiry > 0 && today.isAfter(period.end().plusDays(expiry)))
        || period.start().isAfter(latest.start())
        || (set.has("dataInputPeriods")
            && !InputPeriod.named(set.path("dataInputPeriods"), period.id()));
  }

  private boolean existed(Row row) {
    JsonNode unit = metadata.object("organisationUnits", row.orgUnit());
    String opened = unit.path("openingDate").asText("");
    String closed = unit.path("closedDate").asText("");
    return (opened.isEmpty()
            || !row.period().end().isBefore(LocalDate.parse(opened.substring(0, 10))))
        && (closed.isEmpty()
            || !row.period().start().isAfter(LocalDate.parse(closed.substring(0, 10))));
  }

  private void take(
      ImportRequest request, Row row, ImportCounts counts, List<ImportPlan.Change> changes) {
    String value = row.given().path("value").asText("");
    Optional<ObjectNode> fault = valueFault(row, value);
    if (fault.isPresent()) {
      counts.conflict(fault.get(), List.of(row.index()));
      counts.rejected.add(row.index());
      counts.ignored++;
      return;
    }
    String defaultCombo = metadata.defaultOptionCombo().path("id").asText();
    String combo = row.combo();
    String attributeCombo = row.attributeCombo();
    boolean deletes = request.strategy().startsWith("DELETE");
    changes.add(
        new ImportPlan.Change(
            new ValuePlace(
                row.element(),
                row.period().id(),
                row.orgUnit(),
                combo == null ? defaultCombo : combo,
                attributeCombo == null ? defaultCombo : attributeCombo),
            value,
            deletes || row.given().path("deleted").asBoolean(false)));
    if (deletes) {
      counts.deleted++;
    } else {
      counts.updated++;
    }
  }

  private Optional<ObjectNode> valueFault(Row row, String value) {
    int i = row.index();
    if (value.isEmpty() || row.given().path("value").isNull()) {
      return Optional.of(
          conflict("E8120", String.valueOf(i), "Value #" + i + " value is required"));
    }
    String type = metadata.object("dataElements", row.element()).path("valueType").asText();
    Optional<String> fault = ValueCheck.fault(type, value);
    if (fault.isPresent()) {
      return Optional.of(
          conflict(
              "E8122",
              i + "-" + value + "-" + type + "-" + fault.get(),
              "Value #%d value `%s` is no valid %s: %s".formatted(i, value, type, fault.get())));
    }
    if (row.given().path("comment").asText("").length() > LONGEST_COMMENT) {
      return Optional.of(
          conflict(
              "E8125",
              i + "-" + LONGEST_COMMENT,
              "Value #" + i + " comment too long (max 5,000 characters)`"));
    }
    return Optional.empty();
  }

  private static Optional<ObjectNode> unusable(
      String code, String dataSet, String what, Set<String> names) {
    return Optional.of(
        conflict(
            code,
            dataSet + "-" + names,
            "Data set %s not usable with %s: `%s`".formatted(dataSet, what, names)));
  }

  private static ObjectNode untimely(String code, String what, String id, Set<String> periods) {
    return conflict(
        code,
        id + "-" + periods,
        "Untimely data entry for %s %s and period(s): `%s`".formatted(what, id, periods));
  }

  private static ObjectNode conflict(String code, String arguments, String text) {
    ObjectNode conflict = JsonNodeFactory.instance.objectNode();
    conflict.putObject("objects").put("args", arguments);
    return conflict.put("value", text).put("errorCode", code);
  }

  private static Set<String> distinct(Collection<Row> rows, Function<Row, String> part) {
    Set<String> parts = new LinkedHashSet<>();
    rows.forEach(row -> parts.add(part.apply(row)));
    return parts;
  }

  private static Set<String> filtered(Set<String> names, Predicate<String> wanted) {
    Set<String> left = new LinkedHashSet<>(names);
    left.removeIf(wanted.negate());
    return left;
  }

  /** What a row names, looked up one after the other until something is not found. */
  private final class Decoding {
    private final ImportRequest request;
    private final JsonNode row;
    private final int index;
    private final Map<String, String> uids = new LinkedHashMap<>();
    private @Nullable ObjectNode fault;

    Decoding(ImportRequest request, JsonNode row, int index) {
      this.request = request;
      this.row = row;
      this.index = index;
    }

    void uid(String kind, String property, String what, String notFound, String noUid) {
      @Nullable String named = request.of(row, property);
      if (fault != null || named == null) {
        return;
      }
      if (request.property(kind).equals("id")) {
        uids.put(property, named);
        if (!UID.matcher(named).matches()) {
          fault =
              conflict(
                  noUid,
                  index + "-" + named,
                  "Value #%d %s UID not valid: `%s`".formatted(index, what, named));
        }
        return;
      }
      Optional<ObjectNode> found = request.find(metadata, kind, named);
      if (found.isPresent()) {
        uids.put(property, found.get().path("id").asText());
      } else {
        fault =
            conflict(
                notFound,
                index + "-" + named,
                "Value #%d %s not found: `%s`".formatted(index, what, named));
      }
    }
  }
}
