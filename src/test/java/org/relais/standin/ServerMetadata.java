package org.relais.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a server knows besides values: objects by kind and uid, in the shapes of DHIS2's metadata
 * export, where one object names another as {@code {"id": …}}.
 *
 * <p>Tests change it while the server runs: {@link #object} gives an object to write on, such as a
 * {@code closedDate} on an org unit.
 */
public final class ServerMetadata {
  private final Map<String, Map<String, ObjectNode>> kinds = new LinkedHashMap<>();

  /**
   * @param export as {@code metadata.json} of an export; what it lacks of the default category
   *     combo comes from the option combos
   * @param optionCombos as {@code GET /api/categoryOptionCombos} gives them, with {@code
   *     categoryCombo} and {@code categoryOptions}
   */
  public static ServerMetadata of(JsonNode export, JsonNode optionCombos) {
    ServerMetadata metadata = new ServerMetadata();
    export
        .properties()
        .forEach(kind -> kind.getValue().forEach(o -> metadata.add(kind.getKey(), o)));
    for (JsonNode combo : optionCombos) {
      metadata.add("categoryOptionCombos", combo);
      metadata.addMissing("categoryCombos", combo.path("categoryCombo"));
      combo.path("categoryOptions").forEach(o -> metadata.addMissing("categoryOptions", o));
    }
    metadata.complete();
    return metadata;
  }

  void add(String kind, JsonNode object) {
    ObjectNode copy = object.deepCopy();
    kinds.computeIfAbsent(kind, any -> new LinkedHashMap<>()).put(copy.path("id").asText(), copy);
  }

  private void addMissing(String kind, JsonNode object) {
    if (find(kind, object.path("id").asText()).isEmpty()) {
      add(kind, object);
      ObjectNode added = object(kind, object.path("id").asText());
      if (!added.has("name")) {
        added.set("name", added.path("code"));
      }
    }
  }

  /** Works out what a server derives: paths and levels, and each category combo's combos. */
  void complete() {
    for (ObjectNode unit : all("organisationUnits")) {
      String path = path(unit);
      unit.put("path", path);
      unit.put("level", path.length() - path.replace("/", "").length());
    }
    for (ObjectNode set : all("dataSets")) {
      for (String days : List.of("expiryDays", "timelyDays")) {
        set.put(days, set.path(days).asDouble());
      }
    }
    all("categoryCombos").forEach(combo -> combo.putArray("categoryOptionCombos"));
    for (ObjectNode combo : all("categoryOptionCombos")) {
      find("categoryCombos", combo.path("categoryCombo").path("id").asText())
          .ifPresent(of -> reference(of.withArray("categoryOptionCombos"), combo));
    }
  }

  static void reference(ArrayNode list, JsonNode object) {
    list.addObject().put("id", object.path("id").asText());
  }

  private String path(ObjectNode unit) {
    String own = "/" + unit.path("id").asText();
    return find("organisationUnits", unit.path("parent").path("id").asText())
        .map(parent -> path(parent) + own)
        .orElse(own);
  }

  boolean has(String kind) {
    return kinds.containsKey(kind);
  }

  Collection<ObjectNode> all(String kind) {
    return kinds.getOrDefault(kind, Map.of()).values();
  }

  Optional<ObjectNode> find(String kind, String id) {
    return Optional.ofNullable(kinds.getOrDefault(kind, Map.of()).get(id));
  }

  /** An object of some kind by its uid, to read or to change. */
  public ObjectNode object(String kind, String id) {
    return find(kind, id)
        .orElseThrow(() -> new IllegalArgumentException("no " + id + " among " + kind));
  }

  /** An object of some kind by its code, to read or to change. */
  public ObjectNode coded(String kind, String code) {
    return by(kind, "code", code)
        .orElseThrow(() -> new IllegalArgumentException("no " + code + " among " + kind));
  }

  /** Takes an object away, as an administrator deletes it. */
  public void remove(String kind, String id) {
    kinds.getOrDefault(kind, Map.of()).remove(id);
  }

  Optional<ObjectNode> by(String kind, String property, String value) {
    return property.equals("id")
        ? find(kind, value)
        : all(kind).stream().filter(o -> o.path(property).asText().equals(value)).findFirst();
  }

  /** An object by its uid, of any kind: uids are unique across kinds. */
  @Nullable ObjectNode anywhere(String id) {
    for (Map<String, ObjectNode> objects : kinds.values()) {
      ObjectNode found = objects.get(id);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  ObjectNode defaultOptionCombo() {
    return coded("categoryOptionCombos", "default");
  }

  /** Elements of a data set, by uid. */
  static List<String> elements(JsonNode dataSet) {
    List<String> ids = new ArrayList<>();
    dataSet
        .path("dataSetElements")
        .forEach(member -> ids.add(member.path("dataElement").path("id").asText()));
    return ids;
  }

  List<ObjectNode> dataSetsOf(String element) {
    return all("dataSets").stream().filter(set -> elements(set).contains(element)).toList();
  }

  static boolean refers(JsonNode list, String id) {
    for (JsonNode reference : list) {
      if (reference.path("id").asText().equals(id)) {
        return true;
      }
    }
    return false;
  }

  /** Whether an option combo may be used with an element of a data set. */
  boolean suits(String optionCombo, String element, @Nullable JsonNode dataSet) {
    String combo =
        find("dataElements", element)
            .map(found -> found.path("categoryCombo").path("id").asText())
            .orElse("");
    if (dataSet != null) {
      for (JsonNode member : dataSet.path("dataSetElements")) {
        String here = member.path("categoryCombo").path("id").asText();
        if (member.path("dataElement").path("id").asText().equals(element) && !here.isEmpty()) {
          combo = here;
        }
      }
    }
    return optionCombo.isEmpty()
        || find("categoryOptionCombos", optionCombo)
            .map(found -> found.path("categoryCombo").path("id").asText())
            .filter(combo::equals)
            .isPresent();
  }

  /** Whether an org unit is one of some others or below one. */
  boolean below(String orgUnit, List<String> others) {
    String path = find("organisationUnits", orgUnit).map(u -> u.path("path").asText()).orElse("");
    return others.stream().anyMatch(other -> (path + "/").contains("/" + other + "/"));
  }

  /** A data value in codes, such as {@code MAL_POS AGE_BAND=P2M--P12M SEX=F @ S001 202610}. */
  String coded(ValuePlace place) {
    StringBuilder text = new StringBuilder(code("dataElements", place.dataElement()));
    ObjectNode combo = find("categoryOptionCombos", place.categoryOptionCombo()).orElse(null);
    if (combo != null) {
      List<String> options = new ArrayList<>();
      for (JsonNode option : combo.path("categoryOptions")) {
        String code = code("categoryOptions", option.path("id").asText());
        if (!code.equals("default")) {
          options.add(" " + categoryOf(combo, option.path("id").asText()) + "=" + code);
        }
      }
      options.stream().sorted().forEach(text::append);
    }
    return text + " @ " + code("organisationUnits", place.orgUnit()) + " " + place.period();
  }

  private String categoryOf(JsonNode optionCombo, String option) {
    JsonNode combo =
        find("categoryCombos", optionCombo.path("categoryCombo").path("id").asText())
            .<JsonNode>map(found -> found)
            .orElse(JsonNodeFactory.instance.objectNode());
    for (JsonNode reference : combo.path("categories")) {
      Optional<ObjectNode> category = find("categories", reference.path("id").asText());
      if (category.isPresent() && refers(category.get().path("categoryOptions"), option)) {
        return category.get().path("code").asText();
      }
    }
    return "?";
  }

  private String code(String kind, String id) {
    return find(kind, id).map(object -> object.path("code").asText(id)).orElse(id);
  }
}
