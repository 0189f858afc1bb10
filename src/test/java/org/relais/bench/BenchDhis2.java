package org.relais.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.relais.indicator.DataElement;
import org.relais.indicator.DataSet;
import org.relais.visit.CodeDefinition;
import org.relais.visit.Field;

/**
 * Takes data values as DHIS2 2.42 does, for one data set whose metadata it makes from the
 * configuration. It checks nothing: the time of a real server is not what is measured.
 */
final class BenchDhis2 implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern IN = Pattern.compile(":in:\\[([^\\]]*)\\]");
  private static final Pattern EQ = Pattern.compile("\\.id:eq:([^&]+)");

  private final HttpServer server;
  private final DataSet dataSet;

  /** Org unit and period to data element and option combo to value. */
  private final Map<String, Map<String, String>> held = new ConcurrentHashMap<>();

  BenchDhis2(DataSet dataSet) throws IOException {
    this.dataSet = dataSet;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/dataSets", e -> answer(e, "dataSets", dataSets()));
    server.createContext("/api/categoryOptionCombos", this::combos);
    server.createContext("/api/organisationUnits", this::orgUnits);
    server.createContext("/api/dataValueSets", this::take);
    server.createContext(
        "/api/system/info", e -> write(e, JSON.readTree("{\"version\":\"2.42.4\"}")));
    server.createContext("/api/me", e -> write(e, JSON.readTree("{\"id\":\"bench\"}")));
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  int held() {
    return held.values().stream().mapToInt(Map::size).sum();
  }

  private ArrayNode dataSets() {
    ArrayNode list = JSON.createArrayNode();
    ObjectNode set = list.addObject();
    set.put("id", "ds").put("code", dataSet.code()).put("name", dataSet.code());
    set.putObject("categoryCombo").put("id", "default");
    ArrayNode members = set.putArray("dataSetElements");
    for (DataElement element : dataSet.elements()) {
      ObjectNode node = members.addObject().putObject("dataElement");
      node.put("id", "de-" + element.code()).put("code", element.code());
      node.put("name", element.code()).put("valueType", "INTEGER_ZERO_OR_POSITIVE");
      node.put("zeroIsSignificant", false).putObject("categoryCombo").put("id", combo(element));
    }
    return list;
  }

  private static String combo(DataElement element) {
    return element.split().isEmpty()
        ? "default"
        : element.split().stream().map(Field::name).sorted().collect(Collectors.joining("-"));
  }

  private void combos(HttpExchange exchange) throws IOException {
    Matcher wanted = EQ.matcher(exchange.getRequestURI().getQuery());
    String combo = wanted.find() ? wanted.group(1) : "default";
    ArrayNode list = JSON.createArrayNode();
    List<Field> split =
        dataSet.elements().stream()
            .filter(element -> combo(element).equals(combo))
            .findFirst()
            .map(DataElement::split)
            .orElse(List.of());
    for (List<String> options : product(split)) {
      ObjectNode node = list.addObject();
      node.put("id", "coc-" + String.join("-", options)).put("name", String.join(", ", options));
      ArrayNode of = node.putArray("categoryOptions");
      options.forEach(option -> of.addObject().put("id", option).put("code", option));
    }
    answer(exchange, "categoryOptionCombos", list);
  }

  private static List<List<String>> product(List<Field> split) {
    List<List<String>> all = new ArrayList<>();
    all.add(split.isEmpty() ? List.of("default") : List.of());
    for (Field field : split) {
      List<String> options =
          Stream.concat(
                  field.codes().stream().map(CodeDefinition::option),
                  Stream.ofNullable(field.unknownOption()))
              .toList();
      List<List<String>> longer = new ArrayList<>();
      for (List<String> begun : all) {
        for (String option : options) {
          longer.add(Stream.concat(begun.stream(), Stream.of(option)).toList());
        }
      }
      all = longer;
    }
    return all;
  }

  private void orgUnits(HttpExchange exchange) throws IOException {
    ArrayNode list = JSON.createArrayNode();
    Matcher codes = IN.matcher(exchange.getRequestURI().getQuery());
    if (codes.find()) {
      for (String code : codes.group(1).split(",")) {
        list.addObject().put("id", "ou-" + code).put("code", code);
      }
    }
    answer(exchange, "organisationUnits", list);
  }

  private void take(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestMethod().equals("POST")) {
      give(exchange);
      return;
    }
    int imported = 0;
    int updated = 0;
    int ignored = 0;
    for (JsonNode value :
        JSON.readTree(exchange.getRequestBody().readAllBytes()).path("dataValues")) {
      String place = value.path("orgUnit").asText() + " " + value.path("period").asText();
      String key =
          value.path("dataElement").asText() + " " + value.path("categoryOptionCombo").asText();
      String before =
          held.computeIfAbsent(place, absent -> new ConcurrentHashMap<>())
              .put(key, value.path("value").asText());
      if (before == null) {
        imported++;
      } else if (before.equals(value.path("value").asText())) {
        ignored++;
      } else {
        updated++;
      }
    }
    write(
        exchange,
        JSON.readTree(
            """
            {"httpStatus":"OK","httpStatusCode":200,"status":"OK",
             "response":{"responseType":"ImportSummary","status":"SUCCESS",
              "importCount":{"imported":%d,"updated":%d,"ignored":%d,"deleted":0},
              "conflicts":[],"rejectedIndexes":[]}}"""
                .formatted(imported, updated, ignored)));
  }

  /** What is held of some org units in some periods. */
  private void give(HttpExchange exchange) throws IOException {
    Map<Boolean, List<String>> asked =
        Stream.of(exchange.getRequestURI().getQuery().split("&"))
            .filter(part -> part.startsWith("orgUnit=") || part.startsWith("period="))
            .collect(Collectors.partitioningBy(part -> part.startsWith("orgUnit=")));
    ObjectNode body = JSON.createObjectNode();
    ArrayNode values = body.putArray("dataValues");
    for (String period : asked.get(false)) {
      for (String orgUnit : asked.get(true)) {
        give(values, value(orgUnit), value(period));
      }
    }
    write(exchange, body);
  }

  private static String value(String parameter) {
    return parameter.substring(parameter.indexOf('=') + 1);
  }

  private void give(ArrayNode values, String orgUnit, String period) {
    held.getOrDefault(orgUnit + " " + period, Map.of())
        .forEach(
            (key, value) ->
                values
                    .addObject()
                    .put("dataElement", key.substring(0, key.indexOf(' ')))
                    .put("categoryOptionCombo", key.substring(key.indexOf(' ') + 1))
                    .put("attributeOptionCombo", "coc-default")
                    .put("orgUnit", orgUnit)
                    .put("period", period)
                    .put("value", value));
  }

  private static void answer(HttpExchange exchange, String kind, ArrayNode list)
      throws IOException {
    ObjectNode body = JSON.createObjectNode();
    body.putObject("pager").put("page", 1).put("pageCount", 1);
    body.set(kind, list);
    write(exchange, body);
  }

  private static void write(HttpExchange exchange, JsonNode body) throws IOException {
    exchange.getRequestBody().readAllBytes();
    byte[] bytes = JSON.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
