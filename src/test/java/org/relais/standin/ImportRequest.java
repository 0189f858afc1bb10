package org.relais.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Data values on their way into the server, with the options in the address. */
record ImportRequest(JsonNode body, Parameters query, ServerUser user) {
  private static final List<String> FLAGS =
      List.of(
          "strictPeriods",
          "strictDataElements",
          "strictCategoryOptionCombos",
          "strictAttributeOptionCombos",
          "strictOrganisationUnits",
          "strictDataSetApproval",
          "strictDataSetLocking",
          "strictDataSetInputPeriods",
          "requireCategoryOptionCombo",
          "requireAttributeOptionCombo",
          "skipPatternValidation",
          "force");
  private static final Map<String, String> SCHEMES =
      Map.of(
          "dataSets", "dataSetIdScheme",
          "dataElements", "dataElementIdScheme",
          "organisationUnits", "orgUnitIdScheme",
          "categoryOptionCombos", "categoryOptionComboIdScheme");

  List<JsonNode> rows() {
    List<JsonNode> rows = new ArrayList<>();
    body.path("dataValues").forEach(rows::add);
    return rows;
  }

  /** Of the header; empty where it is not given. */
  String header(String name) {
    return body.path(name).asText("");
  }

  /** Of a row, or else of the header; null where neither has it. */
  @Nullable String of(JsonNode row, String name) {
    JsonNode own = row.path(name);
    JsonNode value = own.isMissingNode() || own.isNull() ? body.path(name) : own;
    return value.isMissingNode() || value.isNull() ? null : value.asText();
  }

  boolean flag(String name) {
    return query.flag(name);
  }

  boolean dryRun() {
    return flag("dryRun") || body.path("dryRun").asBoolean(false);
  }

  String strategy() {
    return query.first("importStrategy", "CREATE_AND_UPDATE");
  }

  /**
   * The property by which objects of a kind are named: {@code id}, {@code code} or {@code name}.
   */
  String property(String kind) {
    String name = SCHEMES.getOrDefault(kind, "idScheme");
    String scheme = body.path(name).asText(query.first(name, query.first("idScheme", "UID")));
    return switch (scheme.toUpperCase(Locale.ROOT)) {
      case "CODE" -> "code";
      case "NAME" -> "name";
      default -> "id";
    };
  }

  Optional<ObjectNode> find(ServerMetadata metadata, String kind, @Nullable String named) {
    return named == null ? Optional.empty() : metadata.by(kind, property(kind), named);
  }

  /** The options as an answer repeats them. */
  ObjectNode options(boolean async) {
    ObjectNode options = JsonNodeFactory.instance.objectNode();
    options.putObject("idSchemes");
    options.put("dryRun", dryRun()).put("async", async).put("importStrategy", strategy());
    options.put("mergeMode", "REPLACE").put("reportMode", "FULL");
    FLAGS.forEach(flag -> options.put(flag, flag(flag)));
    return options;
  }
}
