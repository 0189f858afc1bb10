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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.relais.delivery.CellKey;
import org.relais.http.Credentials;
import org.relais.http.HttpAnswer;
import org.relais.indicator.Period;
import org.relais.indicator.PeriodType;

/**
 * What we make of every recorded answer of DHIS2 2.42 and 2.43 to a request of a kind that we send.
 * The table names the recordings; their payloads stay where they are.
 */
class RecordedRepliesTest {
  private static final Path RECORDINGS = Path.of("../shared/dhis2-recordings");
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String URL = "https://dhis2.example";
  private static final Clock CLOCK = Clock.systemUTC();

  /** Single events are nothing that we send or read. */
  private static final List<String> NEVER_SENT = List.of("tracker_", "get_events");

  private final ReplyReader reader = new ReplyReader(new Troubles(URL, CLOCK));
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
      for (Path file : recordings(version)) {
        JsonNode recording = JSON.readTree(file.toFile());
        String name = text(recording, "name");
        String line = version + " " + name + " ";
        if (NEVER_SENT.stream().anyMatch(name::startsWith)) {
          continue;
        }
        if (recording.has("concurrent")) {
          recording.path("concurrent").forEach(one -> table.add(line + verdict(one)));
        } else if (ImportJobs.id(answer(recording)).isPresent()) {
          table.add(line + "JOB BEGUN");
        } else if (name.contains("async_")) {
          String request = name.replaceFirst("_(summary|tasks_.*|task)$", "") + ".json";
          table.add(line + progress(recording, file.resolveSibling(request)));
        } else if (isImport(recording)) {
          table.add(line + verdict(recording));
        } else {
          table.add(line + read(recording));
        }
      }
    }

    Path expected = Path.of("src/test/resources/dhis2/recorded-replies.txt");
    String found = String.join("\n", table) + "\n";
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(expected, found);
    }
    assertThat(found).isEqualTo(Files.readString(expected));
  }

  private static List<Path> recordings(String version) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> stream =
        Files.newDirectoryStream(RECORDINGS.resolve(version), "*.json")) {
      stream.forEach(files::add);
    }
    return files.stream().sorted().toList();
  }

  private static boolean isImport(JsonNode recording) {
    JsonNode request = recording.path("request");
    return !"GET".equals(text(request, "method"))
        && text(request, "path").matches("/api/(dataValueSets|completeDataSetRegistrations).*");
  }

  /** What we make of an answer about an import in the background that {@code begun} asked for. */
  private String progress(JsonNode recording, Path begun) throws IOException {
    Instant start = Instant.parse("2026-11-22T10:00:00Z");
    AtomicReference<Instant> now = new AtomicReference<>(start);
    boolean summary = text(recording.path("request"), "path").contains("taskSummaries");
    HttpAnswer ended =
        new HttpAnswer(200, Map.of(), "[{\"completed\": true}]".getBytes(StandardCharsets.UTF_8));
    Troubles troubles = new Troubles(URL, CLOCK);
    AtomicInteger summariesAsked = new AtomicInteger();
    Dhis2Session session =
        new Dhis2Session(
            URL,
            new Credentials.None(),
            call -> {
              if (call.url().contains("taskSummaries")) {
                summariesAsked.incrementAndGet();
                return answer(recording);
              }
              return summary ? ended : answer(recording);
            },
            troubles);
    ImportJobs.Ending ending =
        new ImportJobs(
                session,
                troubles,
                new AskedClock(now::get),
                pause -> now.updateAndGet(time -> time.plus(pause)),
                Duration.ofSeconds(10))
            .await("anyJob");
    if (ending instanceof ImportJobs.Ending.Finished finished) {
      JsonNode sent = JSON.readTree(begun.toFile()).path("request");
      return "SUMMARY " + Verdicts.words(reader.read(finished.summary(), sentRows(sent)));
    }
    return summariesAsked.get() > 0 && !summary ? "ENDED" : "NOT YET";
  }

  /** What we make of an answer to something that we read. */
  private String read(JsonNode recording) {
    HttpAnswer answer = answer(recording);
    Dhis2Session session =
        new Dhis2Session(URL, new Credentials.None(), call -> answer, new Troubles(URL, CLOCK));
    try {
      session.get(text(recording.path("request"), "path"), Duration.ofSeconds(1));
      return "READ";
    } catch (MetadataUnavailableException unavailable) {
      return "UNAVAILABLE " + unavailable.trouble().cause().code();
    }
  }

  private static HttpAnswer answer(JsonNode recording) {
    JsonNode response = recording.path("response");
    JsonNode body = response.path("body");
    String text = body instanceof TextNode ? body.asText() : body.toString();
    Map<String, String> headers = new HashMap<>();
    response
        .path("headers")
        .fields()
        .forEachRemaining(header -> headers.put(header.getKey(), header.getValue().asText()));
    return new HttpAnswer(
        response.path("status").asInt(), headers, text.getBytes(StandardCharsets.UTF_8));
  }

  private String verdict(JsonNode recording) {
    JsonNode request = recording.path("request");
    Verdict verdict = reader.read(answer(recording), sentRows(request));
    return Verdicts.words(verdict);
  }

  private List<DataRow> sentRows(JsonNode request) {
    return request.has("bodySummary")
        ? rowsOf(text(request, "bodySummary"))
        : rows(request.path("body"));
  }

  private List<DataRow> rows(JsonNode body) {
    JsonNode values = body.isArray() ? body : body.path("dataValues");
    List<DataRow> rows = new ArrayList<>();
    for (JsonNode value : values) {
      rows.add(row(rows.size(), body, value));
    }
    if (rows.isEmpty() && (!body.isObject() || body.has("completeDataSetRegistrations"))) {
      // A request that was broken on purpose meant one value at least; a registration is one too.
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
