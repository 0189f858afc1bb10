package org.relais.target.dhis2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * A DHIS2's metadata to ask: what {@code POST /api/metadata} takes is what it holds, and it answers
 * lists with filters and pages as the real one does. It leaves nothing out of an object for {@code
 * fields}, and writes out what the object refers to.
 */
public final class MetadataServer implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();

  /** What to put in the place of a reference, by the field that holds it. */
  private static final Map<String, String> REFERENCES =
      Map.of(
          "dataElement", "dataElements",
          "categoryCombo", "categoryCombos",
          "categories", "categories",
          "categoryOptions", "categoryOptions",
          "dataSet", "dataSets");

  static {
    // Else each answer waits 40 ms for the acknowledgement of its headers.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Map<String, ObjectNode> answers = new LinkedHashMap<>();
  private ObjectNode held = JSON.createObjectNode();

  public MetadataServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/api/", this::answer);
    server.start();
    holdsNothing();
  }

  /** A server as it is after its installation, and an account that may enter data everywhere. */
  public void holdsNothing() {
    held = JSON.createObjectNode();
    answers.clear();
    requests.clear();
    imports(
        """
        {"categoryOptions": [{"id": "xYerKDKCefk", "code": "default", "name": "default"}],
         "categories": [{"id": "GLevLNI9wkl", "code": "default", "name": "default",
           "categoryOptions": [{"id": "xYerKDKCefk"}]}],
         "categoryCombos": [{"id": "bjDvmb4bfuf", "code": "default", "name": "default",
           "categories": [{"id": "GLevLNI9wkl"}]}]}
        """);
    says(
        "/api/system/info",
        """
        {"version": "2.42.4.1", "calendar": "iso8601", "serverTimeZoneId": "Africa/Bamako",
         "serverDate": "2026-11-22T10:00:00.000"}
        """);
    says(
        "/api/me",
        """
        {"id": "M5zQapPyTZI", "username": "relais", "authorities": ["F_DATAVALUE_ADD"],
         "organisationUnits": [{"id": "ouCountry01"}]}
        """);
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Path and query of every request, decoded. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** What it answers to a path, whatever the query. */
  ObjectNode says(String path, String json) {
    ObjectNode answer = (ObjectNode) read(json);
    answers.put(path, answer);
    return answer;
  }

  ObjectNode said(String path) {
    return answers.get(path);
  }

  /** Takes metadata in, in place of what has the same uid, and makes the option combos. */
  public void imports(String json) {
    read(json)
        .fields()
        .forEachRemaining(kind -> kind.getValue().forEach(node -> put(kind.getKey(), node)));
    all("categoryCombos").forEach(this::makeOptionCombos);
  }

  /** The object of a kind with this code, to be changed. */
  ObjectNode object(String kind, String code) {
    return all(kind)
        .filter(node -> code.equals(node.path("code").asText()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(kind + " has no " + code));
  }

  /** The element's place in its data set. */
  void takeOut(String dataSet, String element) {
    String uid = object("dataElements", element).path("id").asText();
    ArrayNode members = (ArrayNode) object("dataSets", dataSet).path("dataSetElements");
    for (int i = members.size() - 1; i >= 0; i--) {
      if (members.get(i).path("dataElement").path("id").asText().equals(uid)) {
        members.remove(i);
      }
    }
  }

  ArrayNode list(String kind) {
    return held.withArray(kind);
  }

  private Stream<ObjectNode> all(String kind) {
    List<ObjectNode> all = new ArrayList<>();
    held.withArray(kind).forEach(node -> all.add((ObjectNode) node));
    return all.stream();
  }

  private void put(String kind, JsonNode node) {
    ArrayNode list = list(kind);
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).path("id").equals(node.path("id"))) {
        list.set(i, node);
        return;
      }
    }
    list.add(node);
  }

  /** Each server makes them itself, with uids of its own and without codes. */
  private void makeOptionCombos(ObjectNode combo) {
    String id = combo.path("id").asText();
    ArrayNode made = list("categoryOptionCombos");
    if (Stream.iterate(0, i -> i < made.size(), i -> i + 1)
        .anyMatch(i -> made.get(i).path("categoryCombo").path("id").asText().equals(id))) {
      return;
    }
    List<List<String>> choices = new ArrayList<>(List.of(List.of()));
    for (JsonNode category : combo.path("categories")) {
      List<List<String>> longer = new ArrayList<>();
      JsonNode whole = byId("categories", category.path("id").asText());
      for (List<String> choice : choices) {
        for (JsonNode option : whole.path("categoryOptions")) {
          List<String> with = new ArrayList<>(choice);
          with.add(option.path("id").asText());
          longer.add(with);
        }
      }
      choices = longer;
    }
    for (List<String> choice : choices) {
      ObjectNode node = made.addObject().put("id", "coc%08d".formatted(made.size()));
      node.put("name", "default".equals(combo.path("name").asText()) ? "default" : choice + "");
      node.putObject("categoryCombo").put("id", id);
      ArrayNode options = node.putArray("categoryOptions");
      choice.forEach(option -> options.addObject().put("id", option));
    }
  }

  private JsonNode byId(String kind, String id) {
    return all(kind)
        .filter(node -> node.path("id").asText().equals(id))
        .findFirst()
        .map(JsonNode.class::cast)
        .orElse(JSON.createObjectNode().put("id", id));
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String query = exchange.getRequestURI().getRawQuery();
    requests.add(
        path + (query == null ? "" : "?" + URLDecoder.decode(query, StandardCharsets.UTF_8)));
    JsonNode answer = answers.containsKey(path) ? answers.get(path) : listed(path, query);
    byte[] body = JSON.writeValueAsBytes(answer);
    exchange.getResponseHeaders().add("Content-Type", "application/json;charset=UTF-8");
    exchange.sendResponseHeaders(200, body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }

  private JsonNode listed(String path, String query) {
    String kind = path.substring("/api/".length());
    if (kind.contains("/")) {
      // One object, as the server owns it: with references and nothing else.
      return byId(kind.substring(0, kind.indexOf('/')), kind.substring(kind.indexOf('/') + 1));
    }
    List<String> filters = new ArrayList<>();
    int page = 1;
    int size = 50;
    for (String parameter : query == null ? new String[0] : query.split("&")) {
      String[] pair = parameter.split("=", 2);
      String value = URLDecoder.decode(pair[1], StandardCharsets.UTF_8);
      switch (pair[0]) {
        case "filter" -> filters.add(value);
        case "page" -> page = Integer.parseInt(value);
        case "pageSize" -> size = Integer.parseInt(value);
        default -> {}
      }
    }
    boolean any = query != null && query.contains("rootJunction=OR");
    List<ObjectNode> found =
        all(kind)
            .filter(
                node ->
                    any
                        ? filters.stream().anyMatch(filter -> passes(node, filter))
                        : filters.stream().allMatch(filter -> passes(node, filter)))
            .toList();
    ObjectNode answer = JSON.createObjectNode();
    answer.putObject("pager").put("page", page).put("pageCount", (found.size() + size - 1) / size);
    ArrayNode list = answer.putArray(kind);
    found.stream()
        .skip((long) (page - 1) * size)
        .limit(size)
        .forEach(node -> list.add(whole(kind, node)));
    return answer;
  }

  private static boolean passes(JsonNode node, String filter) {
    String[] parts = filter.split(":", 3);
    return values(List.of(node), parts[0].split("\\.")).stream()
        .anyMatch(value -> passes(value.asText(), parts[1], parts[2]));
  }

  /** What a property path leads to; through a list, to all of its members. */
  private static List<JsonNode> values(List<JsonNode> from, String[] path) {
    List<JsonNode> values = from;
    for (String step : path) {
      List<JsonNode> next = new ArrayList<>();
      for (JsonNode value : values) {
        JsonNode found = value.path(step);
        if (found.isArray()) {
          found.forEach(next::add);
        } else {
          next.add(found);
        }
      }
      values = next;
    }
    return values;
  }

  private static boolean passes(String text, String operator, String argument) {
    return switch (operator) {
      case "eq" -> text.equals(argument);
      case "in" -> List.of(argument.substring(1, argument.length() - 1).split(",")).contains(text);
      case "ilike" -> text.toLowerCase(Locale.ROOT).contains(argument.toLowerCase(Locale.ROOT));
      default -> throw new IllegalArgumentException(operator);
    };
  }

  private JsonNode whole(String kind, ObjectNode node) {
    ObjectNode whole = node.deepCopy();
    expand(whole, 0);
    if (kind.equals("organisationUnits")) {
      ArrayNode dataSets = whole.putArray("dataSets");
      all("dataSets")
          .filter(set -> has(set.path("organisationUnits"), node.path("id").asText()))
          .forEach(set -> dataSets.addObject().put("id", set.path("id").asText()));
    }
    if (kind.equals("dataElements")) {
      ArrayNode homes = whole.putArray("dataSetElements");
      all("dataSets")
          .filter(set -> set.path("dataSetElements").toString().contains(node.path("id").asText()))
          .forEach(
              set ->
                  homes
                      .addObject()
                      .putObject("dataSet")
                      .put("id", set.path("id").asText())
                      .put("name", set.path("name").asText()));
    }
    return whole;
  }

  private static boolean has(JsonNode references, String id) {
    for (JsonNode reference : references) {
      if (reference.path("id").asText().equals(id)) {
        return true;
      }
    }
    return false;
  }

  private void expand(ObjectNode node, int depth) {
    if (depth > 4) {
      return;
    }
    REFERENCES.forEach(
        (field, kind) -> {
          JsonNode value = node.get(field);
          if (value instanceof ObjectNode reference && !field.equals("dataSet")) {
            ObjectNode whole = byId(kind, reference.path("id").asText()).deepCopy();
            expand(whole, depth + 1);
            node.set(field, whole);
          } else if (value instanceof ArrayNode references) {
            ArrayNode whole = node.putArray(field);
            references.forEach(
                reference -> {
                  ObjectNode one = byId(kind, reference.path("id").asText()).deepCopy();
                  expand(one, depth + 1);
                  whole.add(one);
                });
          }
        });
    if (node.get("dataSetElements") instanceof ArrayNode members) {
      members.forEach(member -> expand((ObjectNode) member, depth + 1));
    }
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
