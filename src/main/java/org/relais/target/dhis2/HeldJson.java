package org.relais.target.dhis2;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.relais.target.dhis2.preflight.HeldCombo;
import org.relais.target.dhis2.preflight.HeldDataSet;
import org.relais.target.dhis2.preflight.HeldElement;
import org.relais.target.dhis2.preflight.Site;

/** Reads, from metadata as DHIS2's API writes it, what rules look at. */
final class HeldJson {
  private HeldJson() {}

  static HeldDataSet dataSet(JsonNode node) {
    List<HeldDataSet.InputPeriod> inputs = new ArrayList<>();
    for (JsonNode input : node.path("dataInputPeriods")) {
      inputs.add(
          new HeldDataSet.InputPeriod(
              MetadataJson.text(input.path("period"), "id"),
              time(input, "openingDate"),
              time(input, "closingDate")));
    }
    JsonNode workflow = node.path("workflow");
    JsonNode attributes = node.path("categoryCombo");
    return new HeldDataSet(
        MetadataJson.text(node, "id"),
        MetadataJson.text(node, "code"),
        MetadataJson.text(node, "name"),
        MetadataJson.text(node, "periodType"),
        node.path("expiryDays").asDouble(0),
        node.path("openFuturePeriods").asInt(0),
        inputs,
        workflow.isObject() ? MetadataJson.text(workflow, "name") : null,
        attributes.isMissingNode() || "default".equals(MetadataJson.text(attributes, "name")),
        writable(node));
  }

  static HeldElement element(JsonNode node, HeldCombo combo) {
    return new HeldElement(
        MetadataJson.text(node, "id"),
        MetadataJson.text(node, "code"),
        MetadataJson.text(node, "name"),
        MetadataJson.text(node, "valueType"),
        node.path("aggregationType").asText("SUM"),
        node.path("domainType").asText("AGGREGATE"),
        node.path("zeroIsSignificant").asBoolean(false),
        combo);
  }

  static HeldCombo combo(JsonNode node) {
    return new HeldCombo(
        MetadataJson.text(node, "id"),
        MetadataJson.text(node, "code"),
        MetadataJson.text(node, "name"),
        stream(node.path("categories")).map(HeldJson::category).toList());
  }

  private static HeldCombo.Category category(JsonNode node) {
    return new HeldCombo.Category(
        MetadataJson.text(node, "id"),
        MetadataJson.text(node, "code"),
        MetadataJson.text(node, "name"),
        stream(node.path("categoryOptions")).map(HeldJson::option).toList());
  }

  private static HeldCombo.Option option(JsonNode node) {
    return new HeldCombo.Option(
        MetadataJson.text(node, "id"),
        MetadataJson.text(node, "code"),
        MetadataJson.text(node, "name"),
        writable(node),
        day(node, "startDate"),
        day(node, "endDate"));
  }

  static Site.HeldOrgUnit orgUnit(JsonNode node) {
    return new Site.HeldOrgUnit(
        MetadataJson.text(node, "id"),
        MetadataJson.text(node, "code"),
        Stream.of(MetadataJson.text(node, "path").split("/")).filter(s -> !s.isEmpty()).toList(),
        day(node, "openingDate"),
        day(node, "closedDate"),
        Set.copyOf(
            stream(node.path("dataSets")).map(set -> MetadataJson.text(set, "id")).toList()));
  }

  /** What does not tell is not held against it. */
  private static boolean writable(JsonNode node) {
    return node.path("access").path("data").path("write").asBoolean(true);
  }

  private static @Nullable LocalDate day(JsonNode node, String field) {
    LocalDateTime time = time(node, field);
    return time == null ? null : time.toLocalDate();
  }

  /** {@code 2024-12-31}, or with a time behind it. */
  private static @Nullable LocalDateTime time(JsonNode node, String field) {
    String text = MetadataJson.text(node, field);
    try {
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay()
          : text.isEmpty()
              ? null
              : LocalDateTime.parse(text.replaceFirst("(Z|[+-]\\d\\d:?\\d\\d)$", ""));
    } catch (DateTimeException unreadable) {
      return null;
    }
  }

  private static Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
