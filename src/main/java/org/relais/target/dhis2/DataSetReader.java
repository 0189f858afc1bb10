package org.relais.target.dhis2;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.relais.target.dhis2.preflight.HeldCombo;
import org.relais.target.dhis2.preflight.HeldDataSet;
import org.relais.target.dhis2.preflight.HeldElement;

/** Reads data sets of a server with all that values in them depend on. */
final class DataSetReader {
  private static final String FIELDS =
      "id,code,name,periodType,openFuturePeriods,expiryDays,workflow[id,name],access[data[write]],"
          + "dataInputPeriods[period[id],openingDate,closingDate],categoryCombo[id,code,name],"
          + "dataSetElements[categoryCombo[id],dataElement[id,code,name,valueType,aggregationType,"
          + "domainType,zeroIsSignificant,categoryCombo[id]]]";
  private static final String COMBO_FIELDS =
      "id,code,name,categories[id,code,name,"
          + "categoryOptions[id,code,name,startDate,endDate,access[data[write]]]]";
  private static final String HOMES = "id,code,name,dataSetElements[dataSet[id,code,name]]";

  private final MetadataQuery query;

  DataSetReader(MetadataQuery query) {
    this.query = query;
  }

  /**
   * A data set as the server has it, in the shape that sending uses and in the shape that rules
   * use.
   *
   * @param elements uid to element
   */
  record Found(ServerDataSet toSend, HeldDataSet held, Map<String, HeldElement> elements) {}

  /**
   * @param identifier code, uid or name, tried in this order
   */
  Optional<Found> find(String identifier) throws MetadataUnavailableException {
    for (String property : List.of("code", "id", "name")) {
      List<JsonNode> found = query.list("dataSets", property + ":eq:" + identifier, FIELDS);
      if (!found.isEmpty()) {
        return Optional.of(read(found.get(0)));
      }
    }
    return Optional.empty();
  }

  private Found read(JsonNode node) throws MetadataUnavailableException {
    ServerDataSet toSend = MetadataJson.dataSet(node);
    Map<String, HeldCombo> combos = combos(toSend);
    Map<String, HeldElement> elements = new HashMap<>();
    for (JsonNode member : node.path("dataSetElements")) {
      JsonNode element = member.path("dataElement");
      String own = MetadataJson.text(element.path("categoryCombo"), "id");
      String here = MetadataJson.text(member.path("categoryCombo"), "id");
      String combo = here.isEmpty() ? own : here;
      HeldCombo held = combos.getOrDefault(combo, new HeldCombo(combo, "", combo, List.of()));
      elements.put(MetadataJson.text(element, "id"), HeldJson.element(element, held));
    }
    return new Found(toSend, HeldJson.dataSet(node), elements);
  }

  private Map<String, HeldCombo> combos(ServerDataSet dataSet) throws MetadataUnavailableException {
    Set<String> uids = new TreeSet<>();
    dataSet.elements().forEach(element -> uids.add(element.categoryCombo()));
    Map<String, HeldCombo> combos = new HashMap<>();
    for (JsonNode node : query.having("categoryCombos", "id", uids, COMBO_FIELDS)) {
      combos.put(MetadataJson.text(node, "id"), HeldJson.combo(node));
    }
    return combos;
  }

  /**
   * Where data elements are that a data set lacks.
   *
   * @param identifiers codes, uids or names
   * @return of those that the server knows, the data sets that have them; perhaps none
   */
  Map<String, List<String>> homes(Set<String> identifiers) throws MetadataUnavailableException {
    Map<String, List<String>> homes = new HashMap<>();
    for (String property : List.of("code", "id", "name")) {
      Set<String> missing = new TreeSet<>(identifiers);
      missing.removeAll(homes.keySet());
      // A list is written with commas between.
      missing.removeIf(identifier -> identifier.contains(","));
      for (JsonNode element : query.having("dataElements", property, missing, HOMES)) {
        List<String> dataSets = new ArrayList<>();
        element
            .path("dataSetElements")
            .forEach(member -> dataSets.add(MetadataJson.text(member.path("dataSet"), "name")));
        homes.putIfAbsent(
            MetadataJson.text(element, property).strip(), dataSets.stream().sorted().toList());
      }
    }
    return homes;
  }
}
