package org.relais.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the stand-in answers is what real servers answered to the same requests. */
class StandInAgreesWithRecordingsTest {
  private static final Clock DAY_OF_RECORDING =
      Clock.fixed(Instant.parse("2026-11-22T06:15:00Z"), ZoneOffset.UTC);

  /** Recordings that begin with the key are not replayed, for the reason given. */
  private static final Map<String, String> OUT_OF_SCOPE =
      Map.of(
          "adx_", "the stand-in takes JSON only",
          "xml_", "the stand-in takes JSON only",
          "csv_", "the stand-in takes JSON only",
          "dvs_accept_xml", "the stand-in answers JSON only",
          "dvs_gzip_body", "the recording does not hold the bytes of the body",
          "tracker_", "Relais sends no tracker data",
          "get_events", "Relais sends no tracker data",
          "race_", "the bodies are not in the recordings; theRacesEndAsRecorded makes its own");

  /** What had to happen before, for the answer to be what it is. */
  private static final Map<String, List<String>> AFTER =
      Map.ofEntries(
          Map.entry("dvs_success_unchanged", List.of("dvs_success_new")),
          Map.entry("dvs_success_updated", List.of("dvs_success_new")),
          Map.entry("dvs_period_invalid", List.of("dvs_success_updated")),
          Map.entry("dvs_no_accept", List.of("dvs_period_invalid")),
          Map.entry("dvs_unknown_field", List.of("dvs_period_invalid")),
          Map.entry("dvs_charset", List.of("dvs_nodataset")),
          Map.entry("dvs_code_idscheme", List.of("dvs_code_schemes")),
          Map.entry("dvs_idscheme_in_body", List.of("dvs_code_schemes")),
          Map.entry("dvs_code_de_ou_only", List.of("dvs_code_schemes")),
          Map.entry("dvs_zero_not_significant_update", List.of("dvs_code_schemes")),
          Map.entry(
              "dvs_zero_not_significant_update_readback",
              List.of("dvs_zero_not_significant_update")),
          Map.entry(
              "dvs_zero_readback", List.of("dvs_zero_not_significant", "dvs_zero_significant")),
          Map.entry("dvs_de_other_ds", List.of("dvs_orphan_de")),
          Map.entry("dvs_orphan_de_user", List.of("dvs_orphan_de")),
          Map.entry("dvs_ou_closed_user", List.of("dvs_ou_closed")),
          Map.entry("dvs_partial_one_bad_ou", List.of("dvs_ou_not_assigned")),
          Map.entry("dvs_partial_one_bad_ou_readback", List.of("dvs_partial_one_bad_ou")),
          Map.entry("dvs_partial_readback", List.of("dvs_partial")),
          Map.entry("dvs_partial_value_only_readback", List.of("dvs_partial_value_only")),
          Map.entry("dvs_expired_force_admin", List.of("dvs_expired_admin")),
          Map.entry("dvs_expired_user_mixed_readback", List.of("dvs_expired_user_mixed")),
          Map.entry("dvs_dryrun_readback", List.of("dvs_dryrun")),
          Map.entry("dvs_truncated_readback", List.of("dvs_truncated")),
          Map.entry("dvs_dup_diff_readback", List.of("dvs_dup_diff")),
          Map.entry("dvs_dup_3_readback", List.of("dvs_dup_3")),
          Map.entry("dvs_dup_existing", List.of("dvs_dup_3")),
          Map.entry("dvs_dup_existing_readback", List.of("dvs_dup_existing")),
          Map.entry("dvs_deleted_flag", List.of("dvs_success_updated")),
          Map.entry("dvs_deleted_again", List.of("dvs_deleted_flag")),
          Map.entry("dvs_deleted_revive", List.of("dvs_deleted_again")),
          Map.entry("dvs_strategy_CREATE", List.of("dvs_success_updated")),
          Map.entry("dvs_strategy_UPDATE", List.of("dvs_strategy_CREATE")),
          Map.entry("dvs_strategy_CREATE_AND_UPDATE", List.of("dvs_strategy_UPDATE")),
          Map.entry("dvs_strategy_NEW", List.of("dvs_strategy_UPDATE")),
          Map.entry("dvs_strategy_NEW_AND_UPDATES", List.of("dvs_strategy_UPDATE")),
          Map.entry("dvs_strategy_UPDATES", List.of("dvs_strategy_UPDATE")),
          Map.entry("dvs_strategy_SYNC", List.of("dvs_strategy_UPDATE")),
          Map.entry("dvs_strategy_DELETE", List.of("dvs_strategy_UPDATE")),
          Map.entry("async_good_tasks_first", List.of("async_good")),
          Map.entry("async_good_tasks_final", List.of("async_good")),
          Map.entry("async_good_summary", List.of("async_good")),
          Map.entry("async_conflicts_tasks_first", List.of("async_conflicts")),
          Map.entry("async_conflicts_tasks_final", List.of("async_conflicts")),
          Map.entry("async_conflicts_summary", List.of("async_conflicts")),
          Map.entry("async_malformed_tasks_first", List.of("async_malformed")),
          Map.entry("async_malformed_tasks_final", List.of("async_malformed")),
          Map.entry("async_malformed_summary", List.of("async_malformed")),
          Map.entry("cdsr_again", List.of("cdsr_success")),
          Map.entry("cdsr_bad_period", List.of("cdsr_success")),
          Map.entry("cdsr_uncomplete", List.of("cdsr_success")),
          Map.entry("cdsr_get", List.of("cdsr_success", "cdsr_code")));

  /** Asked of a server that holds what the recording shows, for much had happened before. */
  private static final Set<String> HOLDING =
      Set.of(
          "dvs_deleted_readback",
          "dvs_deleted_readback_incl",
          "get_dvs",
          "get_dvs_children",
          "get_dvs_lastUpdated");

  /** Of these only a part is given: as much as a client reads. */
  private static final Set<String> IN_PART =
      Set.of(
          "get_me",
          "get_system_info",
          "get_unknown_path",
          "async_good_tasks_final",
          "async_conflicts_tasks_final",
          "async_malformed_tasks_final");

  @BeforeEach
  void recordings() {
    assumeTrue(Files.isDirectory(Recording.FOLDER), "the recordings are not here");
  }

  @ParameterizedTest
  @EnumSource
  void everyAnswerIsTheRecordedOne(ServerVersion version) throws Exception {
    List<String> different = new ArrayList<>();
    Set<String> reasons = new TreeSet<>(OUT_OF_SCOPE.keySet());
    int replayed = 0;
    for (Recording recording : Recording.of(version)) {
      List<String> outOfScope =
          OUT_OF_SCOPE.keySet().stream().filter(recording.name()::startsWith).toList();
      reasons.removeAll(outOfScope);
      if (outOfScope.isEmpty()) {
        replayed++;
        String difference = difference(version, recording);
        if (!difference.isEmpty()) {
          different.add(version + " " + recording.name() + "\n" + difference);
        }
      }
    }
    assertThat(reasons).describedAs("recordings left out that are not there").isEmpty();
    assertThat(replayed).isGreaterThan(150);
    if (!different.isEmpty()) {
      fail(different.size() + " answers differ:\n" + String.join("\n", different));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theRacesEndAsRecorded(ServerVersion version) throws Exception {
    Recording newPeriod = Recording.named(version, "race_new_period");
    Recording sameKeys = Recording.named(version, "race_same_keys");
    try (Dhis2StandIn server = server(version)) {
      Replay replay = new Replay(server);
      List<String> period =
          race(server, replay, rows(server, 500, 480, 1), rows(server, 0, 468, 1));
      assertThat(period).containsExactlyInAnyOrderElementsOf(recorded(newPeriod));
    }
    try (Dhis2StandIn server = server(version)) {
      server.hasSeen("202302");
      Replay replay = new Replay(server);
      List<String> keys = race(server, replay, rows(server, 0, 288, 1), rows(server, 0, 288, 2));
      assertThat(keys).containsExactlyInAnyOrderElementsOf(recorded(sameKeys));
    }
  }

  private static List<String> race(
      Dhis2StandIn server, Replay replay, ObjectNode first, ObjectNode second) {
    List<String> answers = new ArrayList<>();
    server.whileImporting(() -> answers.add(counts(replay.post("/api/dataValueSets", second))));
    answers.add(counts(replay.post("/api/dataValueSets", first)));
    return answers;
  }

  /** Status, counts and codes; the rows named depend on a body that was not recorded. */
  private static String counts(HttpResponse<String> answer) {
    return counts(answer.statusCode(), Replay.json(answer.body()));
  }

  private static String counts(int status, JsonNode body) {
    JsonNode summary = body.path("response");
    return status
        + " "
        + summary.path("status").asText()
        + " "
        + summary.path("importCount")
        + " "
        + summary.path("description").asText()
        + " "
        + summary.path("conflicts").findValuesAsText("errorCode")
        + " "
        + summary.path("rejectedIndexes").size();
  }

  private static List<String> recorded(Recording race) {
    List<String> answers = new ArrayList<>();
    for (JsonNode one : race.response()) {
      JsonNode response = one.path("response");
      answers.add(counts(response.path("status").asInt(), response.path("body")));
    }
    return answers;
  }

  private static ObjectNode rows(Dhis2StandIn server, int from, int count, int value) {
    ServerMetadata metadata = server.metadata();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode set = metadata.coded("dataSets", "ICCM_M");
    body.put("dataSet", set.path("id").asText());
    ArrayNode list = body.putArray("dataValues");
    List<String> combos =
        metadata.all("categoryOptionCombos").stream()
            .filter(combo -> combo.path("categoryOptions").size() == 2)
            .map(combo -> combo.path("id").asText())
            .toList();
    List<String> elements = ServerMetadata.elements(set).subList(0, 12);
    for (int i = from; i < from + count; i++) {
      int unit = i / (combos.size() * elements.size());
      list.addObject()
          .put("dataElement", elements.get(i / combos.size() % elements.size()))
          .put("period", "202302")
          .put("orgUnit", set.path("organisationUnits").path(unit).path("id").asText())
          .put("categoryOptionCombo", combos.get(i % combos.size()))
          .put("value", String.valueOf(value));
    }
    return body;
  }

  private static Dhis2StandIn server(ServerVersion version) throws IOException {
    return Dhis2StandIn.of(version, Recording.metadata(version), Replay.USERS, DAY_OF_RECORDING);
  }

  private static String difference(ServerVersion version, Recording recording) throws IOException {
    try (Dhis2StandIn server = server(version)) {
      Replay replay = new Replay(server);
      prepare(version, recording.name(), replay);
      if (HOLDING.contains(recording.name())) {
        hold(server, recording.response().path("body").path("dataValues"));
      }
      if (recording.name().startsWith("dbdown_")) {
        server.fail(Failure.UNAUTHORIZED);
      }
      if (!recording.name().endsWith("_first")) {
        server.runJobs();
      }
      return difference(recording, replay.of(recording));
    }
  }

  private static void prepare(ServerVersion version, String name, Replay replay)
      throws IOException {
    for (String before : AFTER.getOrDefault(name, List.of())) {
      prepare(version, before, replay);
      replay.of(Recording.named(version, before));
    }
  }

  private static void hold(Dhis2StandIn server, JsonNode values) {
    ServerMetadata metadata = server.metadata();
    for (JsonNode value : values) {
      ValuePlace place =
          new ValuePlace(
              uid(metadata, "dataElements", value.path("dataElement").asText()),
              value.path("period").asText("202610"),
              uid(metadata, "organisationUnits", value.path("orgUnit").asText("jHJDVDLlLJZ")),
              uid(metadata, "categoryOptionCombos", value.path("categoryOptionCombo").asText()),
              uid(metadata, "categoryOptionCombos", value.path("attributeOptionCombo").asText()));
      server.type(place, value.path("value").asText());
      if (value.path("deleted").asBoolean()) {
        server.untype(place);
      }
    }
  }

  private static String uid(ServerMetadata metadata, String kind, String named) {
    return metadata
        .find(kind, named)
        .or(() -> metadata.by(kind, "code", named))
        .orElseThrow()
        .path("id")
        .asText();
  }

  private static String difference(Recording recording, HttpResponse<String> answer) {
    JsonNode expected = recording.response();
    Map<String, String> differences = new LinkedHashMap<>();
    compare(differences, "status", expected.path("status").asText(), "" + answer.statusCode());
    compare(
        differences,
        "content type",
        expected.path("contentType").asText("null").replace("null", ""),
        answer.headers().firstValue("Content-Type").orElse(""));
    for (String header : List.of("Location", "WWW-Authenticate")) {
      compare(
          differences,
          header,
          withoutHost(expected.path("headers").path(header).asText("")),
          withoutHost(answer.headers().firstValue(header).orElse("")));
    }
    compareBodies(differences, recording, answer.body());
    StringBuilder text = new StringBuilder();
    differences.forEach((what, how) -> text.append("  ").append(what).append(how));
    return text.toString();
  }

  private static void compareBodies(
      Map<String, String> differences, Recording recording, String body) {
    JsonNode expected = recording.response().path("body");
    if (!expected.isContainerNode()) {
      boolean empty = expected.asText("").isEmpty() || expected.isNull();
      compare(differences, "has a body", "" + !empty, "" + !body.isEmpty());
      return;
    }
    JsonNode given = Replay.json(body);
    if (IN_PART.contains(recording.name())) {
      inPart(differences, "", expected, given);
    } else if (recording.name().matches("async_(good|conflicts|malformed)")) {
      ((ObjectNode) expected.path("response")).remove("id");
      ((ObjectNode) given.path("response")).remove("id");
      ((ObjectNode) expected.path("response")).remove("relativeNotifierEndpoint");
      ((ObjectNode) given.path("response")).remove("relativeNotifierEndpoint");
      compare(differences, "body", AnswerText.of(expected), AnswerText.of(given));
    } else {
      compare(differences, "body", AnswerText.of(expected), AnswerText.of(given));
    }
    inPart(
        differences,
        "importOptions",
        expected.path("response").path("importOptions"),
        given.path("response").path("importOptions"));
  }

  /** What is given must be there too, of the same kind; messages and versions must be equal. */
  private static void inPart(
      Map<String, String> differences, String name, JsonNode expected, JsonNode given) {
    boolean exact = name.equals("message") || name.equals("version") || given.isBoolean();
    if (given.isObject()) {
      given
          .properties()
          .forEach(
              one ->
                  inPart(differences, one.getKey(), expected.path(one.getKey()), one.getValue()));
    } else if (given.isArray() && expected.isArray() && !given.isEmpty()) {
      inPart(differences, name, expected.path(0), given.path(0));
    } else if (!given.isMissingNode()
        && (exact ? !given.equals(expected) : given.getNodeType() != expected.getNodeType())) {
      compare(differences, name, expected.toString(), given.toString());
    }
  }

  private static String withoutHost(String location) {
    return location.replaceFirst("^http://127.0.0.1:\\d+", "");
  }

  private static void compare(
      Map<String, String> differences, String what, String expected, String given) {
    if (!expected.equals(given)) {
      List<String> there = expected.lines().toList();
      List<String> here = given.lines().toList();
      int line = 0;
      while (line < Math.min(there.size(), here.size()) && there.get(line).equals(here.get(line))) {
        line++;
      }
      differences.put(what, ": recorded " + from(there, line) + ", stand-in " + from(here, line));
    }
  }

  /** The first lines that differ: whole answers would fill a screen. */
  private static String from(List<String> lines, int line) {
    return String.join(" ", lines.subList(line, Math.min(lines.size(), line + 5))) + "\n";
  }
}
