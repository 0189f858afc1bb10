package org.relais.target.dhis2;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.relais.delivery.Cause;
import org.relais.http.Http;

/** Reads what a binding can name of a server. */
public final class CatalogueReader {
  private static final String ELEMENTS = "dataElements";
  private static final String AGGREGATE = "domainType:eq:AGGREGATE";
  private static final String DATA_SETS =
      "id,code,name,dataSetElements[dataElement[id],categoryCombo[id]]";
  private static final String FIELDS = "id,code,name,shortName,valueType,categoryCombo[id]";
  private static final String COMBO_FIELDS =
      "id,code,name,categoryCombo[id],categoryOptions[id,code,name]";
  // A national server has some 10,000; of one with more, those that can be bound are enough.
  private static final int MOST = 30_000;

  private final MetadataQuery query;

  public CatalogueReader(Dhis2Settings settings, Http http, Clock clock) {
    Troubles troubles = new Troubles(settings.url(), clock);
    this.query =
        new MetadataQuery(new Dhis2Session(settings.url(), settings.credentials(), http, troubles));
  }

  /** What a server answered. */
  public sealed interface Answer {
    record Read(ServerCatalogue catalogue) implements Answer {}

    record Unavailable(Cause cause) implements Answer {}
  }

  /**
   * @param dataSets uid, code or name of the data sets that the target sends to
   * @param progress gets how many objects were read so far
   */
  public Answer read(Collection<String> dataSets, IntConsumer progress) {
    try {
      return new Answer.Read(catalogue(dataSets, progress));
    } catch (MetadataUnavailableException unavailable) {
      return new Answer.Unavailable(unavailable.trouble().cause());
    }
  }

  private ServerCatalogue catalogue(Collection<String> dataSets, IntConsumer progress)
      throws MetadataUnavailableException {
    List<ServerCatalogue.Group> all = new ArrayList<>();
    Map<String, SortedMap<String, String>> members = new HashMap<>();
    for (JsonNode node : query.list("dataSets", "id:!null", DATA_SETS)) {
      all.add(new ServerCatalogue.Group(text(node, "id"), text(node, "code"), text(node, "name")));
      for (JsonNode member : node.path("dataSetElements")) {
        members
            .computeIfAbsent(text(member.path("dataElement"), "id"), any -> new TreeMap<>())
            .put(text(node, "id"), text(member.path("categoryCombo"), "id"));
      }
    }
    progress.accept(all.size());
    ServerCatalogue named = new ServerCatalogue(all, List.of(), Map.of());
    Set<String> ours = new TreeSet<>();
    dataSets.forEach(
        identifier -> named.dataSet(identifier).ifPresent(found -> ours.add(found.id())));
    List<ServerCatalogue.Element> elements = new ArrayList<>();
    for (JsonNode node : elements(members, ours)) {
      elements.add(element(node, members.getOrDefault(text(node, "id"), new TreeMap<>())));
    }
    progress.accept(all.size() + elements.size());
    return new ServerCatalogue(all, elements, combos(elements, ours));
  }

  private List<JsonNode> elements(Map<String, SortedMap<String, String>> members, Set<String> ours)
      throws MetadataUnavailableException {
    if (query.count(ELEMENTS, AGGREGATE) <= MOST) {
      return query.list(ELEMENTS, AGGREGATE, FIELDS);
    }
    Set<String> bound = new TreeSet<>();
    members.forEach(
        (element, sets) -> {
          if (sets.keySet().stream().anyMatch(ours::contains)) {
            bound.add(element);
          }
        });
    return query.having(ELEMENTS, "id", bound, FIELDS);
  }

  /** A data set may give an element another category combo than its own. */
  private static ServerCatalogue.Element element(JsonNode node, SortedMap<String, String> members) {
    String own = text(node.path("categoryCombo"), "id");
    SortedMap<String, String> combos = new TreeMap<>(members);
    combos.replaceAll((dataSet, here) -> here.isEmpty() ? own : here);
    return new ServerCatalogue.Element(
        text(node, "id"),
        text(node, "code"),
        text(node, "name"),
        text(node, "shortName"),
        text(node, "valueType"),
        combos);
  }

  private Map<String, List<ServerCatalogue.Combo>> combos(
      List<ServerCatalogue.Element> elements, Set<String> ours)
      throws MetadataUnavailableException {
    Set<String> wanted = new TreeSet<>();
    elements.forEach(
        element ->
            element
                .combos()
                .forEach(
                    (dataSet, combo) -> {
                      if (ours.contains(dataSet)) {
                        wanted.add(combo);
                      }
                    }));
    Map<String, List<ServerCatalogue.Combo>> combos = new HashMap<>();
    for (JsonNode node :
        query.having("categoryOptionCombos", "categoryCombo.id", wanted, COMBO_FIELDS)) {
      combos
          .computeIfAbsent(text(node.path("categoryCombo"), "id"), any -> new ArrayList<>())
          .add(combo(node));
    }
    return combos;
  }

  private static ServerCatalogue.Combo combo(JsonNode node) {
    List<ServerCatalogue.Option> options = new ArrayList<>();
    node.path("categoryOptions")
        .forEach(
            option ->
                options.add(
                    new ServerCatalogue.Option(text(option, "code"), text(option, "name"))));
    return new ServerCatalogue.Combo(
        text(node, "id"), text(node, "code"), text(node, "name"), options);
  }

  private static String text(JsonNode node, String field) {
    return MetadataJson.text(node, field);
  }
}
