package org.relais.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Answers {@code GET /api/dataSets?filter=…&fields=…} and its like, for any kind of object. */
final class MetadataQuery {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final ServerVersion version;
  private final ServerMetadata metadata;
  private final String url;

  MetadataQuery(ServerVersion version, ServerMetadata metadata, String url) {
    this.version = version;
    this.metadata = metadata;
    this.url = url;
  }

  /**
   * @throws IllegalArgumentException where a filter has an operator that there is not
   */
  ObjectNode list(String kind, Parameters query, ServerUser user) {
    List<ObjectNode> found = new ArrayList<>(metadata.all(kind));
    found.removeIf(object -> !visible(object, user));
    query.all("filter").forEach(filter -> found.removeIf(object -> !matches(object, filter)));
    found.sort(order(query.first("order")));
    ObjectNode answer = JSON.objectNode();
    int page = Integer.parseInt(query.first("page", "1"));
    int size = Integer.parseInt(query.first("pageSize", "50"));
    List<ObjectNode> shown = found;
    if (!query.first("paging", "true").equals("false")) {
      int pages = Math.max(1, (found.size() + size - 1) / size);
      answer.set("pager", pager(kind, query, found.size(), size, Math.min(page, pages), pages));
      int from = Math.min(found.size(), (page - 1) * size);
      shown = found.subList(from, Math.min(found.size(), from + size));
    }
    ArrayNode list = answer.putArray(kind);
    String fields = query.first("fields", "id,displayName");
    shown.forEach(object -> list.add(projected(withAccess(object, user), Fields.of(fields))));
    return answer;
  }

  ObjectNode one(ObjectNode object, Parameters query, ServerUser user) {
    String fields = query.first("fields", "");
    ObjectNode whole = withAccess(object, user);
    return fields.isEmpty() ? whole : projected(whole, Fields.of(fields));
  }

  /** What the user may do with an object follows from its sharing; superusers may do all. */
  private ObjectNode withAccess(ObjectNode object, ServerUser user) {
    ObjectNode whole = object.deepCopy();
    String shared =
        user.superuser() ? "rwrw" : object.path("sharing").path("public").asText("r---");
    ObjectNode access = whole.putObject("access");
    boolean writes = shared.startsWith("w", 1);
    access.put("read", shared.startsWith("r")).put("write", writes).put("update", writes);
    access.put("manage", user.superuser()).put("delete", user.superuser());
    if (version == ServerVersion.V2_42) {
      access.put("externalize", user.superuser());
    }
    access
        .putObject("data")
        .put("read", shared.startsWith("r", 2))
        .put("write", shared.startsWith("w", 3));
    return whole;
  }

  boolean visible(JsonNode object, ServerUser user) {
    return user.superuser() || object.path("sharing").path("public").asText("r").startsWith("r");
  }

  private ObjectNode pager(
      String kind, Parameters query, int total, int size, int page, int pages) {
    ObjectNode pager = JSON.objectNode();
    pager.put("page", page).put("total", total).put("pageSize", size).put("pageCount", pages);
    if (page < pages) {
      pager.put("nextPage", address(kind, query, page + 1, size));
    }
    if (page > 1) {
      pager.put("prevPage", address(kind, query, page - 1, size));
    }
    return pager;
  }

  private String address(String kind, Parameters query, int page, int size) {
    StringBuilder address = new StringBuilder(url + "/api/" + kind);
    address.append("?page=").append(page).append("&pageSize=").append(size);
    for (String name : List.of("filter", "fields", "order")) {
      for (String value : query.all(name)) {
        address.append('&').append(name).append('=');
        address.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
      }
    }
    return address.toString();
  }

  private static Comparator<ObjectNode> order(String order) {
    if (order.isEmpty()) {
      return Comparator.comparing(object -> object.path("name").asText());
    }
    String[] parts = order.split(":", 2);
    Comparator<ObjectNode> by = Comparator.comparing(object -> object.path(parts[0]).asText());
    return parts.length == 2 && parts[1].equals("desc") ? by.reversed() : by;
  }

  private boolean matches(ObjectNode object, String filter) {
    String[] parts = filter.split(":", 3);
    List<JsonNode> values = values(object, parts[0]);
    String operator = parts.length < 2 ? "" : parts[1];
    String wanted = parts.length < 3 ? "" : parts[2];
    String lower = wanted.toLowerCase(Locale.ROOT);
    return switch (operator) {
      case "null" -> values.isEmpty();
      case "!null" -> !values.isEmpty();
      case "eq" -> values.stream().anyMatch(value -> value.asText().equals(wanted));
      case "!eq", "ne", "neq" -> values.stream().noneMatch(v -> v.asText().equals(wanted));
      case "in" -> values.stream().anyMatch(value -> in(wanted).contains(value.asText()));
      case "like" -> values.stream().anyMatch(value -> value.asText().contains(wanted));
      case "ilike" ->
          values.stream().anyMatch(v -> v.asText().toLowerCase(Locale.ROOT).contains(lower));
      case "ge", "gte" -> values.stream().anyMatch(value -> compare(value, wanted) >= 0);
      case "gt" -> values.stream().anyMatch(value -> compare(value, wanted) > 0);
      case "le", "lte" -> values.stream().anyMatch(value -> compare(value, wanted) <= 0);
      case "lt" -> values.stream().anyMatch(value -> compare(value, wanted) < 0);
      default -> throw new IllegalArgumentException("`" + operator + "` is not a valid operator.");
    };
  }

  private static List<String> in(String list) {
    return List.of(list.replaceAll("^\\[|\\]$", "").split(","));
  }

  private static int compare(JsonNode value, String wanted) {
    return value.isNumber()
        ? Double.compare(value.asDouble(), Double.parseDouble(wanted))
        : value.asText().compareTo(wanted);
  }

  private List<JsonNode> values(JsonNode object, String path) {
    int dot = path.indexOf('.');
    JsonNode value = object.path(dot < 0 ? path : path.substring(0, dot));
    List<JsonNode> values = new ArrayList<>();
    (value.isArray() ? value : JSON.arrayNode().add(value)).forEach(values::add);
    values.removeIf(one -> one.isMissingNode() || one.isNull());
    if (dot < 0) {
      return values;
    }
    String rest = path.substring(dot + 1);
    return values.stream().flatMap(one -> values(resolved(one), rest).stream()).toList();
  }

  /** A reference becomes the object that it names. */
  private JsonNode resolved(JsonNode reference) {
    @Nullable ObjectNode named =
        reference.size() <= 3 && reference.has("id")
            ? metadata.anywhere(reference.path("id").asText())
            : null;
    return named == null ? reference : named;
  }

  private ObjectNode projected(JsonNode object, List<Fields> fields) {
    ObjectNode shown = JSON.objectNode();
    for (Fields field : fields) {
      if (field.name().equals("*")
          || field.name().equals(":owner")
          || field.name().equals(":all")) {
        shown.setAll((ObjectNode) object.deepCopy());
        continue;
      }
      JsonNode value = value(object, field.name());
      if (field.transformer().equals("size")) {
        shown.put(field.name(), value.size());
      } else if (!value.isMissingNode()) {
        shown.set(field.name(), projected(value, field));
      }
    }
    return shown;
  }

  private static JsonNode value(JsonNode object, String name) {
    return name.equals("displayName") ? object.path("name") : object.path(name);
  }

  private JsonNode projected(JsonNode value, Fields field) {
    if (value.isArray()) {
      ArrayNode list = JSON.arrayNode();
      value.forEach(one -> list.add(projected(one, field)));
      return list;
    }
    if (!value.isObject() || field.nested().isEmpty()) {
      return value.has("id") ? JSON.objectNode().put("id", value.path("id").asText()) : value;
    }
    return projected(resolved(value), field.nested());
  }
}
