package org.relais.target.dhis2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.relais.delivery.CellKey;
import org.relais.delivery.Refusal;
import org.relais.delivery.Reply;
import org.relais.http.HttpAnswer;
import org.relais.indicator.Period;
import org.relais.indicator.PeriodType;

/**
 * What we make of every answer that DHIS2 2.42 and 2.43 gave to a {@code dataValueSets} import. The
 * table names the recordings; their payloads stay where they are.
 */
class RecordedRepliesTest {
  private static final Path RECORDINGS = Path.of("../shared/dhis2-recordings");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ReplyReader reader =
      new ReplyReader(new Troubles("https://dhis2.example", Clock.systemUTC()));
  private final Map<String, Boolean> zeroSignificant = new HashMap<>();

  @Test
  void everyRecordedAnswerIsUnderstood() throws IOException {
    assumeTrue(Files.isDirectory(RECORDINGS), "the recordings are not here");
    JsonNode metadata = JSON.readTree(RECORDINGS.resolve("metadata.json").toFile());
    metadata
        .path("dataElements")
        .forEach(e -> zeroSignificant.put(text(e, "id"), e.path("zeroIsSignificant").asBoolean()));
    metadata
        .path("dataElements")
        .forEach(
            e -> zeroSignificant.put(text(e, "code"), e.path("zeroIsSignificant").asBoolean()));

    List<String> table = new ArrayList<>();
    for (String version : List.of("2.42.4", "2.43.1")) {
      for (Path file : imports(version)) {
        JsonNode recording = JSON.readTree(file.toFile());
        String name = version + " " + text(recording, "name") + " ";
        if (recording.has("concurrent")) {
          recording.path("concurrent").forEach(one -> table.add(name + verdict(one)));
        } else if (!"GET".equals(text(recording.path("request"), "method"))) {
          table.add(name + verdict(recording));
        }
      }
    }

    Path expected = Path.of("src/test/resources/dhis2/recorded-replies.txt");
    assertThat(String.join("\n", table) + "\n").isEqualTo(Files.readString(expected));
  }

  private static List<Path> imports(String version) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> stream =
        Files.newDirectoryStream(RECORDINGS.resolve(version), "{dvs_,dbdown_dvs,race_}*.json")) {
      stream.forEach(files::add);
    }
    return files.stream().sorted().toList();
  }

  private String verdict(JsonNode recording) {
    JsonNode request = recording.path("request");
    List<DataRow> rows =
        request.has("bodySummary")
            ? rowsOf(text(request, "bodySummary"))
            : rows(request.path("body"));
    JsonNode response = recording.path("response");
    JsonNode body = response.path("body");
    String text = body instanceof TextNode ? body.asText() : body.toString();
    Verdict verdict =
        reader.read(
            new HttpAnswer(
                response.path("status").asInt(), Map.of(), text.getBytes(StandardCharsets.UTF_8)),
            rows);
    return verdict instanceof Verdict.Settled settled
        ? words(settled.reply())
        : "READ_BACK" + refusals(((Verdict.Unclear) verdict).refusals());
  }

  private static String words(Reply reply) {
    if (reply instanceof Reply.Accepted) {
      return "ACCEPTED";
    }
    if (reply instanceof Reply.Unavailable unavailable) {
      return "UNAVAILABLE "
          + unavailable.cause().code()
          + (unavailable.uncertain() ? " uncertain" : "");
    }
    Reply.Rejected rejected = (Reply.Rejected) reply;
    return "REJECTED "
        + (rejected.othersStored() ? "others stored" : "nothing stored")
        + refusals(rejected.refusals())
        + (rejected.unnamed() == null ? "" : " unnamed " + rejected.unnamed().code());
  }

  /** Row numbers by cause, long lists shortened. */
  private static String refusals(List<Refusal> refusals) {
    Map<String, List<Long>> byCause =
        refusals.stream()
            .collect(
                Collectors.groupingBy(
                    r -> r.cause().code() + (r.waiting() ? " waiting" : ""),
                    TreeMap::new,
                    Collectors.mapping(r -> r.itemId(), Collectors.toList())));
    return byCause.entrySet().stream()
        .map(
            e ->
                " "
                    + e.getKey()
                    + (e.getValue().size() > 6 ? " x" + e.getValue().size() : e.getValue()))
        .collect(Collectors.joining());
  }

  private List<DataRow> rows(JsonNode body) {
    JsonNode values = body.isArray() ? body : body.path("dataValues");
    List<DataRow> rows = new ArrayList<>();
    for (JsonNode value : values) {
      rows.add(row(rows.size(), body, value));
    }
    if (!body.isObject() && rows.isEmpty()) {
      // A request that was broken on purpose: whatever it held, it meant one value at least.
      rows.add(row(0, body, JSON.createObjectNode()));
    }
    return rows;
  }

  /** Long requests are told in words: how many values, and the first of them. */
  private List<DataRow> rowsOf(String summary) {
    int count = Integer.parseInt(summary.substring(0, summary.indexOf(' ')));
    String period = summary.replaceAll("(?s).*\"period\": \"(\\d+)\".*", "$1");
    List<DataRow> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(row(i, JSON.createObjectNode().put("period", period), JSON.createObjectNode()));
    }
    return rows;
  }

  private DataRow row(int index, JsonNode header, JsonNode value) {
    String element = text(value, "dataElement");
    String orgUnit = value.has("orgUnit") ? text(value, "orgUnit") : text(header, "orgUnit");
    CellKey key =
        new CellKey(
            "national",
            "ICCM_MONTHLY",
            "FEVER",
            new TreeMap<>(),
            new TreeMap<>(),
            orgUnit,
            Period.of(PeriodType.MONTHLY, LocalDate.of(2026, 10, 1)));
    return new DataRow(
        index,
        key,
        new ServerElement(
            element, element, element, "", zeroSignificant.getOrDefault(element, false), ""),
        orgUnit,
        value.has("period") ? text(value, "period") : text(header, "period"),
        text(value, "categoryOptionCombo"),
        text(value, "attributeOptionCombo"),
        value.path("deleted").asBoolean() ? null : number(text(value, "value")));
  }

  private static BigDecimal number(String text) {
    return text.matches("-?\\d+(\\.\\d+)?") ? new BigDecimal(text) : BigDecimal.ONE;
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText("");
  }
}
