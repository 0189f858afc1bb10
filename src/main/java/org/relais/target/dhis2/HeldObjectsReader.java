package org.relais.target.dhis2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.relais.indicator.DataElement;
import org.relais.indicator.DataSet;
import org.relais.indicator.Disaggregation;
import org.relais.target.dhis2.metadata.HeldObjects;
import org.relais.target.dhis2.metadata.Kind;
import org.relais.target.dhis2.preflight.Site;
import org.relais.visit.Labels;
import org.relais.visit.OrgUnits;

/** Reads what a server has of the metadata that a configuration needs. */
final class HeldObjectsReader {
  private final MetadataQuery query;
  private final Dhis2Settings settings;
  private final Map<Kind, Map<String, String>> uids = new EnumMap<>(Kind.class);
  private final Map<Kind, Set<String>> names = new EnumMap<>(Kind.class);

  HeldObjectsReader(MetadataQuery query, Dhis2Settings settings) {
    this.query = query;
    this.settings = settings;
  }

  HeldObjects read(List<DataSet> dataSets, OrgUnits orgUnits) throws MetadataUnavailableException {
    List<DataElement> elements = dataSets.stream().flatMap(set -> set.elements().stream()).toList();
    List<Disaggregation.Category> categories =
        elements.stream().flatMap(e -> Disaggregation.of(e).categories().stream()).toList();
    List<Disaggregation.Option> options =
        categories.stream().flatMap(category -> category.options().stream()).toList();
    look(Kind.OPTIONS, options.stream().collect(labels(o -> o.code(), o -> o.label())), "id,code");
    Map<String, Set<String>> optionsOf = new HashMap<>();
    look(
            Kind.CATEGORIES,
            categories.stream().collect(labels(c -> c.code(), c -> c.label())),
            "id,code,categoryOptions[id,code]")
        .forEach(
            category ->
                optionsOf.put(
                    MetadataJson.text(category, "code"),
                    codes(category.path("categoryOptions"), "code")));
    look(
        Kind.ELEMENTS,
        elements.stream().collect(labels(DataElement::code, DataElement::label)),
        "id,code");
    return new HeldObjects(
        defaultCombo(),
        uids,
        names,
        optionsOf,
        combos(),
        held(dataSets),
        sites(dataSets, orgUnits));
  }

  private static <T> Collector<T, ?, Map<String, Labels>> labels(
      Function<T, String> code, Function<T, Labels> label) {
    return Collectors.toMap(code, label, (one, other) -> one);
  }

  /** Finds objects by our codes, and whether others have our names. */
  private List<JsonNode> look(Kind kind, Map<String, Labels> ours, String fields)
      throws MetadataUnavailableException {
    List<JsonNode> found = query.having(kind.field(), "code", ours.keySet(), fields);
    Map<String, String> byCode = new HashMap<>();
    found.forEach(
        node -> byCode.put(MetadataJson.text(node, "code"), MetadataJson.text(node, "id")));
    uids.put(kind, byCode);
    // A list is written with commas between.
    Set<String> wanted =
        ours.values().stream()
            .map(Labels::en)
            .filter(name -> !name.contains(","))
            .collect(Collectors.toSet());
    Set<String> taken = new HashSet<>();
    for (JsonNode node : query.having(kind.field(), "name", wanted, "id,name,shortName")) {
      taken.add(MetadataJson.text(node, "name"));
      taken.add(MetadataJson.text(node, "shortName"));
    }
    for (JsonNode node : query.having(kind.field(), "shortName", wanted, "id,name,shortName")) {
      taken.add(MetadataJson.text(node, "shortName"));
    }
    taken.remove("");
    names.put(kind, taken);
    return found;
  }

  private String defaultCombo() throws MetadataUnavailableException {
    return query.list("categoryCombos", "name:eq:default", "id,name").stream()
        .findFirst()
        .map(combo -> MetadataJson.text(combo, "id"))
        .orElse(HeldObjects.NOTHING.defaultCombo());
  }

  /** Those made of nothing but categories that are ours too. */
  private Map<Set<String>, String> combos() throws MetadataUnavailableException {
    Collection<String> categories = uids.getOrDefault(Kind.CATEGORIES, Map.of()).values();
    Map<Set<String>, String> combos = new HashMap<>();
    for (JsonNode combo :
        query.having("categoryCombos", "categories.id", categories, "id,name,categories[id]")) {
      combos.putIfAbsent(codes(combo.path("categories"), "id"), MetadataJson.text(combo, "id"));
    }
    return combos;
  }

  private Map<String, ObjectNode> held(List<DataSet> dataSets) throws MetadataUnavailableException {
    Map<String, ObjectNode> held = new HashMap<>();
    for (DataSet dataSet : dataSets) {
      String identifier = settings.dataSets().getOrDefault(dataSet.code(), dataSet.code()).strip();
      Optional<String> uid = uid(identifier);
      if (uid.isPresent()
          && query.one("/api/dataSets/" + uid.get() + "?fields=:owner")
              instanceof ObjectNode whole) {
        held.put(dataSet.code(), whole);
      }
    }
    return held;
  }

  private Optional<String> uid(String identifier) throws MetadataUnavailableException {
    for (String property : List.of("code", "id", "name")) {
      List<JsonNode> found = query.list("dataSets", property + ":eq:" + identifier, "id");
      if (!found.isEmpty()) {
        return Optional.of(MetadataJson.text(found.get(0), "id"));
      }
    }
    return Optional.empty();
  }

  private Map<String, List<String>> sites(List<DataSet> dataSets, OrgUnits orgUnits)
      throws MetadataUnavailableException {
    Map<String, List<String>> sites = new HashMap<>();
    for (DataSet dataSet : dataSets) {
      List<Site> read =
          new SiteReader(query, settings.sites())
              .read(
                  orgUnits.all().stream()
                      .filter(unit -> unit.level().equals(dataSet.reportLevel()))
                      .toList(),
                  any -> {});
      sites.put(
          dataSet.code(),
          read.stream()
              .map(Site::theirs)
              .filter(Objects::nonNull)
              .map(Site.HeldOrgUnit::id)
              .distinct()
              .toList());
    }
    return sites;
  }

  private static Set<String> codes(JsonNode list, String field) {
    Stream.Builder<String> codes = Stream.builder();
    list.forEach(node -> codes.add(MetadataJson.text(node, field)));
    return codes.build().collect(Collectors.toSet());
  }
}
