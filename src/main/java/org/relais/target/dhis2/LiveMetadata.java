package org.relais.target.dhis2;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A server's metadata, asked of the server each time. */
final class LiveMetadata implements Metadata {
  private static final String DATA_SET_FIELDS =
      "id,code,name,categoryCombo[id],workflow[id],dataSetElements[categoryCombo[id],"
          + "dataElement[id,code,name,valueType,zeroIsSignificant,categoryCombo[id]]]";

  private final MetadataQuery query;

  LiveMetadata(Dhis2Session session) {
    this.query = new MetadataQuery(session);
  }

  @Override
  public Optional<ServerDataSet> dataSet(String identifier) throws MetadataUnavailableException {
    for (String property : List.of("code", "id", "name")) {
      List<JsonNode> found =
          query.list("dataSets", property + ":eq:" + identifier, DATA_SET_FIELDS);
      if (!found.isEmpty()) {
        return Optional.of(MetadataJson.dataSet(found.get(0)));
      }
    }
    return Optional.empty();
  }

  @Override
  public List<OptionCombo> optionCombos(String categoryCombo) throws MetadataUnavailableException {
    return query
        .list(
            "categoryOptionCombos",
            "categoryCombo.id:eq:" + categoryCombo,
            "id,code,name,categoryOptions[id,code]")
        .stream()
        .map(MetadataJson::optionCombo)
        .toList();
  }

  @Override
  public Map<String, String> orgUnits(Set<String> codes) throws MetadataUnavailableException {
    Map<String, String> uids = new HashMap<>();
    query
        .having("organisationUnits", "code", codes, "id,code")
        .forEach(unit -> uids.put(unit.path("code").asText(), unit.path("id").asText()));
    return uids;
  }

  @Override
  public Optional<ServerVersion> version() throws MetadataUnavailableException {
    JsonNode info = query.one("/api/system/info");
    return ServerVersion.of(info.path("version").asText(""));
  }

  /**
   * What another server would not have: the org units at the top with the time at which they were
   * made.
   */
  Set<String> marks() throws MetadataUnavailableException {
    return query.list("organisationUnits", "level:eq:1", "id,created").stream()
        .map(unit -> unit.path("id").asText() + " " + unit.path("created").asText())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** All of them, with the names of those above. */
  List<JsonNode> allOrgUnits() throws MetadataUnavailableException {
    return query.list("organisationUnits", "level:ge:1", "id,code,name,parent[id,name]");
  }
}
