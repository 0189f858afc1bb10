package org.relais.target.dhis2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A server's metadata from an export, for a place that cannot reach the server: the JSON of {@code
 * GET /api/metadata} (DHIS2's Import/Export app, "Metadata export"), with at least its {@code
 * dataSets}, {@code dataElements}, {@code categoryOptions}, {@code categoryOptionCombos} and {@code
 * organisationUnits}. Option combos are made by each server, so the export has to be of the very
 * server that will import.
 */
final class MetadataExport implements Metadata {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<ServerDataSet> dataSets = new ArrayList<>();
  private final Map<String, List<OptionCombo>> optionCombos = new HashMap<>();
  private final Map<String, String> orgUnits = new HashMap<>();

  private MetadataExport() {}

  /**
   * @throws IOException where the file cannot be read or is not JSON
   */
  static MetadataExport read(Path file) throws IOException {
    JsonNode root = JSON.readTree(file.toFile());
    MetadataExport export = new MetadataExport();
    Map<String, JsonNode> elements = byId(root.path("dataElements"));
    Map<String, JsonNode> options = byId(root.path("categoryOptions"));
    root.path("dataSets")
        .forEach(
            node ->
                export.dataSets.add(MetadataJson.dataSet(node, whole -> whole(whole, elements))));
    for (JsonNode node : root.path("categoryOptionCombos")) {
      export
          .optionCombos
          .computeIfAbsent(
              MetadataJson.text(node.path("categoryCombo"), "id"), any -> new ArrayList<>())
          .add(MetadataJson.optionCombo(node, option -> whole(option, options)));
    }
    root.path("organisationUnits")
        .forEach(
            node ->
                export.orgUnits.put(
                    MetadataJson.text(node, "code").strip(), MetadataJson.text(node, "id")));
    return export;
  }

  private static Map<String, JsonNode> byId(JsonNode list) {
    Map<String, JsonNode> found = new HashMap<>();
    list.forEach(node -> found.put(MetadataJson.text(node, "id"), node));
    return found;
  }

  private static JsonNode whole(JsonNode reference, Map<String, JsonNode> all) {
    return all.getOrDefault(MetadataJson.text(reference, "id"), reference);
  }

  @Override
  public Optional<ServerDataSet> dataSet(String identifier) {
    return dataSets.stream()
        .filter(
            set ->
                identifier.equals(set.code().strip())
                    || identifier.equals(set.id())
                    || identifier.equals(set.name().strip()))
        .findFirst();
  }

  @Override
  public List<OptionCombo> optionCombos(String categoryCombo) {
    return optionCombos.getOrDefault(categoryCombo, List.of());
  }

  @Override
  public Map<String, String> orgUnits(Set<String> codes) {
    Map<String, String> found = new HashMap<>(orgUnits);
    found.keySet().retainAll(codes);
    return found;
  }
}
