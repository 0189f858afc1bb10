package org.relais.standin;

import static org.relais.standin.Conflict242.conflict;
import static org.relais.standin.Conflict242.notFound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stores good rows, names bad ones, and is silent about much unless strict flags are sent. */
final class Importer242 implements Importer {
  private static final int LONGEST_COMMENT = 50_000;

  private final ServerMetadata metadata;
  private final ValueStore values;
  private final Approvals approvals;
  private final Clock clock;

  Importer242(ServerMetadata metadata, ValueStore values, Approvals approvals, Clock clock) {
    this.metadata = metadata;
    this.values = values;
    this.approvals = approvals;
    this.clock = clock;
  }

  @Override
  public ImportPlan plan(ImportRequest request, Set<String> opening) {
    if (!request.body().isObject()) {
      return failed(request, "The import process failed: Post-condition was null");
    }
    Optional<ObjectNode> abort = headerFault(request);
    if (abort.isPresent()) {
      ImportCounts none = new ImportCounts();
      none.conflict(abort.get(), List.of());
      return error(none.summary("ERROR", request.options(false), "Import process was aborted"));
    }
    ImportCounts counts = new ImportCounts();
    List<ImportPlan.Change> changes = new ArrayList<>();
    Set<ValuePlace> touched = new HashSet<>();
    List<JsonNode> rows = request.rows();
    for (int index = 0; index < rows.size(); index++) {
      JsonNode row = rows.get(index);
      Optional<ObjectNode> fault = fault(request, row, opening);
      if (fault.isPresent()) {
        counts.conflict(fault.get(), List.of(index));
        counts.rejected.add(index);
        counts.ignored++;
      } else {
        take(request, row, index, counts, changes, touched);
      }
    }
    boolean good = !counts.hasConflicts();
    ObjectNode summary =
        counts.summary(
            good ? "SUCCESS" : "WARNING",
            request.options(false),
            "Import process completed successfully");
    summary.put("dataSetComplete", request.body().path("completeDate").asText("false"));
    return good
        ? new ImportPlan(200, "OK", "Import was successful.", summary, changes)
        : new ImportPlan(
            409,
            "WARNING",
            "One more conflicts encountered, please check import summary.",
            summary,
            changes);
  }

  /** Nothing stored and nothing named, as where the request cannot be read. */
  static ImportPlan failed(ImportRequest request, String description) {
    return error(new ImportCounts().summary("ERROR", request.options(false), description));
  }

  private static ImportPlan error(ObjectNode summary) {
    return new ImportPlan(
        409, "ERROR", "An error occurred, please check import summary.", summary, List.of());
  }

  private Optional<ObjectNode> headerFault(ImportRequest request) {
    String dataSet = request.header("dataSet");
    if (!dataSet.isEmpty()
        && request
            .find(metadata, "dataSets", dataSet)
            .filter(set -> readable(set, request.user()))
            .isEmpty()) {
      return Optional.of(
          notFound("E7600", "Data set not found or not accessible", "dataSet", dataSet));
    }
    String orgUnit = request.header("orgUnit");
    if (!orgUnit.isEmpty() && request.find(metadata, "organisationUnits", orgUnit).isEmpty()) {
      return Optional.of(
          conflict(
              "E7603",
              "orgUnit",
              "Org unit not found or not accessible: `" + orgUnit + "`",
              orgUnit,
              "organisationUnit",
              orgUnit,
              "dataSet",
              dataSet));
    }
    return Optional.empty();
  }

  private static boolean readable(JsonNode object, ServerUser user) {
    return user.superuser() || object.path("sharing").path("public").asText("r").startsWith("r");
  }

  private Optional<ObjectNode> fault(ImportRequest request, JsonNode row, Set<String> opening) {
    String element = String.valueOf(request.of(row, "dataElement"));
    if (request.find(metadata, "dataElements", element).isEmpty()) {
      return found(
          notFound("E7610", "Data element not found or not accessible", "dataElement", element));
    }
    @Nullable String text = request.of(row, "period");
    Optional<ServerPeriod> period = text == null ? Optional.empty() : ServerPeriod.of(text);
    if (period.isEmpty() || opening.contains(period.get().id())) {
      String message = "Period not valid: `" + text + "`";
      return found(
          text == null
              ? conflict("E7611", "period", message, null)
              : conflict("E7611", "period", message, text, "period", text));
    }
    String unit = String.valueOf(request.of(row, "orgUnit"));
    if (request.find(metadata, "organisationUnits", unit).isEmpty()) {
      return found(
          notFound("E7612", "Organisation unit not found or not accessible", "orgUnit", unit));
    }
    for (String property : List.of("categoryOptionCombo", "attributeOptionCombo")) {
      @Nullable String combo = request.of(row, property);
      if (combo != null && request.find(metadata, "categoryOptionCombos", combo).isEmpty()) {
        boolean category = property.startsWith("category");
        return found(
            notFound(
                category ? "E7613" : "E7615",
                (category ? "Category" : "Attribute")
                    + " option combo not found or not accessible for writing data",
                property,
                combo));
      }
    }
    Row found = new Row(request, row, element, period.get(), unit);
    return found.notOurs().or(found::badValue).or(found::notStrict).or(found::closed);
  }

  private static Optional<ObjectNode> found(ObjectNode conflict) {
    return Optional.of(conflict);
  }

  private ValuePlace place(ImportRequest request, JsonNode row) {
    return new ValuePlace(
        id(request, "dataElements", row, "dataElement"),
        ServerPeriod.of(String.valueOf(request.of(row, "period"))).orElseThrow().id(),
        id(request, "organisationUnits", row, "orgUnit"),
        id(request, "categoryOptionCombos", row, "categoryOptionCombo"),
        id(request, "categoryOptionCombos", row, "attributeOptionCombo"));
  }

  private String id(ImportRequest request, String kind, JsonNode row, String property) {
    return request
        .find(metadata, kind, request.of(row, property))
        .orElseGet(metadata::defaultOptionCombo)
        .path("id")
        .asText();
  }

  /** A row that is in order: new, changed, the same, or a deletion. */
  private void take(
      ImportRequest request,
      JsonNode row,
      int index,
      ImportCounts counts,
      List<ImportPlan.Change> changes,
      Set<ValuePlace> touched) {
    ValuePlace place = place(request, row);
    String value = row.path("value").asText();
    boolean deletes = row.path("deleted").asBoolean(false);
    boolean nothing =
        value.equals("0")
            && !metadata
                .object("dataElements", place.dataElement())
                .path("zeroIsSignificant")
                .asBoolean(false);
    String strategy = request.strategy();
    Optional<String> before = values.value(place);
    if (before.isPresent()) {
      boolean creates = Set.of("CREATE", "NEW", "SYNC").contains(strategy);
      if (creates) {
        counts.ignored++;
        counts.rejected.add(index);
      } else if (nothing || deletes || strategy.startsWith("DELETE")) {
        counts.deleted++;
        changes.add(new ImportPlan.Change(place, value, true));
      } else if (before.get().equals(value) && touched.add(place)) {
        counts.ignored++;
      } else {
        touched.add(place);
        counts.updated++;
        changes.add(new ImportPlan.Change(place, value, false));
      }
    } else if (Set.of("UPDATE", "UPDATES", "DELETE", "DELETES", "SYNC").contains(strategy)) {
      counts.ignored++;
      counts.rejected.add(index);
    } else if (values.row(place).isPresent()) {
      counts.imported++;
      changes.add(new ImportPlan.Change(place, value, deletes));
    } else if (!nothing && touched.add(place)) {
      // Of several rows for one new value the first is inserted; the others vanish.
      counts.imported++;
      changes.add(new ImportPlan.Change(place, value, deletes));
    }
  }

  /** A row whose objects are all known. */
  private final class Row {
    private final ImportRequest request;
    private final JsonNode row;
    private final String element;
    private final ServerPeriod period;
    private final String unit;
    private final ObjectNode elementObject;
    private final ObjectNode unitObject;

    Row(ImportRequest request, JsonNode row, String element, ServerPeriod period, String unit) {
      this.request = request;
      this.row = row;
      this.element = element;
      this.period = period;
      this.unit = unit;
      this.elementObject = request.find(metadata, "dataElements", element).orElseThrow();
      this.unitObject = request.find(metadata, "organisationUnits", unit).orElseThrow();
    }

    Optional<ObjectNode> notOurs() {
      ServerUser user = request.user();
      if (user.superuser() || metadata.below(unitObject.path("id").asText(), user.orgUnits())) {
        return Optional.empty();
      }
      return found(
          conflict(
              "E7617",
              "orgUnit",
              "Organisation unit: `%s` not in hierarchy of current user: `%s`"
                  .formatted(unit, user.id()),
              unit,
              "organisationUnit",
              unit,
              "user",
              user.id()));
    }

    Optional<ObjectNode> badValue() {
      String value = row.path("value").asText("");
      if (value.isEmpty() || row.path("value").isNull()) {
        return found(
            conflict(
                "E7618",
                "value",
                "Data value or comment not specified for data element: `" + element + "`",
                element,
                "dataElement",
                element));
      }
      Optional<String> fault = ValueCheck.fault(elementObject.path("valueType").asText(), value);
      if (fault.isPresent()) {
        return found(
            conflict(
                "E7619",
                "value",
                "Value must match value type of data element `%s`: `%s`"
                    .formatted(element, fault.get()),
                element,
                "dataElement",
                element,
                "value",
                fault.get()));
      }
      if (row.path("comment").asText("").length() > LONGEST_COMMENT) {
        String word = "comment_length_greater_than_max_length";
        return found(
            conflict(
                "E7620",
                "comment",
                "Invalid comment: Comment is greater than max length",
                word,
                "comment",
                word));
      }
      return Optional.empty();
    }

    Optional<ObjectNode> notStrict() {
      @Nullable String combo = request.of(row, "categoryOptionCombo");
      if (combo == null && request.flag("requireCategoryOptionCombo")) {
        return found(
            conflict(
                "E7630",
                "categoryOptionCombo",
                "Category option combo is required but is not specified",
                null));
      }
      String elementId = elementObject.path("id").asText();
      List<ObjectNode> sets = metadata.dataSetsOf(elementId);
      if (request.flag("strictPeriods")
          && sets.stream().noneMatch(s -> s.path("periodType").asText().equals(period.type()))) {
        return found(
            conflict(
                "E7632",
                null,
                "Period type of period: `%s` not valid for data element: `%s`"
                    .formatted(period.id(), element),
                period.id(),
                "period",
                period.id(),
                "dataElement",
                element));
      }
      String dataSet = request.header("dataSet");
      @Nullable ObjectNode set = request.find(metadata, "dataSets", dataSet).orElse(null);
      if (request.flag("strictDataElements")
          && set != null
          && !ServerMetadata.elements(set).contains(elementId)) {
        return found(
            conflict(
                "E7633",
                "dataElement",
                "Data element: `%s` is not part of dataset(s): `%s`".formatted(element, dataSet),
                element,
                "dataElement",
                element,
                "dataSet",
                dataSet));
      }
      return strictCombo(combo, elementId, set).or(() -> strictUnit(sets));
    }

    private Optional<ObjectNode> strictCombo(
        @Nullable String combo, String elementId, @Nullable JsonNode set) {
      String comboId =
          request
              .find(metadata, "categoryOptionCombos", combo)
              .orElseGet(metadata::defaultOptionCombo)
              .path("id")
              .asText();
      if (!request.flag("strictCategoryOptionCombos") || metadata.suits(comboId, elementId, set)) {
        return Optional.empty();
      }
      String text =
          "Category option combo: `%s` must be part of category combo of data element: `%s`"
              .formatted(combo, element);
      return found(
          combo == null
              ? conflict("E7634", "categoryOptionCombo", text, null, "dataElement", element)
              : conflict(
                  "E7634",
                  "categoryOptionCombo",
                  text,
                  combo,
                  "categoryOptionCombo",
                  combo,
                  "dataElement",
                  element));
    }

    private Optional<ObjectNode> strictUnit(List<ObjectNode> sets) {
      if (!request.flag("strictOrganisationUnits")
          || sets.stream()
              .anyMatch(
                  s ->
                      ServerMetadata.refers(
                          s.path("organisationUnits"), unitObject.path("id").asText()))) {
        return Optional.empty();
      }
      return found(
          conflict(
              "E7636",
              "orgUnit",
              "Data element: `%s` must be assigned through data sets to organisation unit: `%s`"
                  .formatted(element, unit),
              unit,
              "organisationUnit",
              unit,
              "dataElement",
              element));
    }

    /** Of the data set of the header, or else of any that has the element. */
    Optional<ObjectNode> closed() {
      @Nullable ObjectNode set =
          request
              .find(metadata, "dataSets", request.header("dataSet"))
              .or(() -> metadata.dataSetsOf(elementObject.path("id").asText()).stream().findFirst())
              .orElse(null);
      if (set == null) {
        return Optional.empty();
      }
      String id = set.path("id").asText();
      LocalDate today = LocalDate.now(clock);
      int expiry = set.path("expiryDays").asInt();
      if (expiry > 0 && today.isAfter(period.end().plusDays(expiry)) && !forced()) {
        return found(
            conflict(
                "E7640",
                "period",
                "Current date is past expiry days for period: `%s`  and data set: `%s`"
                    .formatted(period.id(), id),
                period.id(),
                "period",
                period.id(),
                "dataSet",
                id));
      }
      ServerPeriod latest = period.latestOpen(today, set.path("openFuturePeriods").asInt());
      if (period.start().isAfter(latest.start())) {
        return found(
            conflict(
                "E7641",
                "period",
                ("Period: `%s` is after latest open future period: `%s` for data element: `%s`"
                        + " and data set: `%s`")
                    .formatted(period.id(), latest.id(), element, id),
                period.id(),
                "period",
                period.id(),
                "dataElement",
                element,
                "dataSet",
                id));
      }
      if (approvals.approved(set, period.id(), unitObject.path("id").asText())) {
        return found(
            conflict(
                "E7642",
                "period",
                ("Data is already approved for data set: `%s` period: `%s` organisation unit: `%s`"
                        + " attribute option combo: `%s`")
                    .formatted(id, period.id(), unit, "default"),
                period.id(),
                "dataSet",
                id,
                "period",
                period.id(),
                "organisationUnit",
                unit));
      }
      return inputPeriod(set, id, today);
    }

    private Optional<ObjectNode> inputPeriod(JsonNode set, String id, LocalDate today) {
      if (!set.has("dataInputPeriods")
          || InputPeriod.open(set.path("dataInputPeriods"), period.id(), today)) {
        return Optional.empty();
      }
      return found(
          conflict(
              "E7643",
              "period",
              "Period: `%s` is not open for this data set at this time: `%s`"
                  .formatted(period.id(), id),
              period.id(),
              "period",
              period.id(),
              "dataSet",
              id));
    }

    private boolean forced() {
      return request.user().superuser();
    }
  }
}
