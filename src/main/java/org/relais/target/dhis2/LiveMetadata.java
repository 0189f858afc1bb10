package org.relais.target.dhis2;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A server's metadata, asked of the server each time. */
final class LiveMetadata implements Metadata {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int PAGE = 1000;
  // Some 100 codes keep the address well under the 8 kB that proxies allow.
  private static final int CODES_AT_ONCE = 100;
  private static final String DATA_SET_FIELDS =
      "id,code,name,categoryCombo[id],dataSetElements[categoryCombo[id],"
          + "dataElement[id,code,name,valueType,zeroIsSignificant,categoryCombo[id]]]";

  private final Dhis2Session session;

  LiveMetadata(Dhis2Session session) {
    this.session = session;
  }

  @Override
  public Optional<ServerDataSet> dataSet(String identifier) throws MetadataUnavailableException {
    for (String property : List.of("code", "id", "name")) {
      List<JsonNode> found = list("dataSets", property + ":eq:" + identifier, DATA_SET_FIELDS);
      if (!found.isEmpty()) {
        return Optional.of(MetadataJson.dataSet(found.get(0)));
      }
    }
    return Optional.empty();
  }

  @Override
  public List<OptionCombo> optionCombos(String categoryCombo) throws MetadataUnavailableException {
    return list(
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
    List<String> sorted = codes.stream().sorted().toList();
    for (int from = 0; from < sorted.size(); from += CODES_AT_ONCE) {
      List<String> some = sorted.subList(from, Math.min(sorted.size(), from + CODES_AT_ONCE));
      String filter = "code:in:[" + String.join(",", some) + "]";
      list("organisationUnits", filter, "id,code")
          .forEach(unit -> uids.put(unit.path("code").asText(), unit.path("id").asText()));
    }
    return uids;
  }

  /** All of them, with the names of those above. */
  List<JsonNode> allOrgUnits() throws MetadataUnavailableException {
    return list("organisationUnits", "level:ge:1", "id,code,name,parent[name]");
  }

  private List<JsonNode> list(String kind, String filter, String fields)
      throws MetadataUnavailableException {
    List<JsonNode> all = new ArrayList<>();
    int page = 1;
    int pages;
    do {
      JsonNode answer =
          session.get(
              "/api/%s?filter=%s&fields=%s&order=id:asc&page=%d&pageSize=%d"
                  .formatted(kind, encoded(filter), encoded(fields), page, PAGE),
              PATIENCE);
      answer.path(kind).forEach(all::add);
      pages = answer.path("pager").path("pageCount").asInt(1);
      page++;
    } while (page <= pages);
    return all;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
