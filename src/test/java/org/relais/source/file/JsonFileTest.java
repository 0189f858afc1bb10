package org.relais.source.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.source.SourceItem;

final class JsonFileTest extends FolderTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "  \n\t ", "\uFEFF"})
  void anEmptyFileIsNothing(String text) throws Exception {
    file("a.json", text);
    file("b.jsonl", text);

    assertThat(pull(json())).isEmpty();
    assertThat(pull(lines())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"id\":1},{\"id\":2}]",
        "\uFEFF[{\"id\":1},{\"id\":2}]",
        " \n[ {\"id\":1}\n,\n{\"id\":2} ] \n",
        "[\n  {\n    \"id\": 1,\n    \"list\": [\n      {\"x\": \"]}\"}\n    ]\n  },\n  {\"id\": 2}\n]",
        "[{\"id\":\"1\",\"a\":\"\\\"}{[\\\\\"},{\"id\":2}]"
      })
  void anArrayGivesItsElements(String text) throws Exception {
    file("a.json", text);

    List<SourceItem> items = pull(json());

    assertThat(ids(items)).containsExactly("1", "2");
    assertThat(faults(items)).isEmpty();
  }

  @Test
  void oneObjectIsOneRecord() throws Exception {
    file("a.json", "{\n \"id\": 7, \"list\": [1, {\"x\": 2}]}\n");

    assertThat(ids(pull(json()))).containsExactly("7");
  }

  @Test
  void theArrayMayStandAtAPath() throws Exception {
    file(
        "a.json",
        "\uFEFF{\"meta\": {\"rows\": [{\"id\": \"no\"}]}, \"é\": [[]],\n"
            + "\"data\": [0, {\"rows\": [{\"id\": 1},\n{\"id\": 2}], \"more\": [{\"id\": 3}]}]}");

    List<SourceItem> items = pull(json().records("data[1].rows"));

    assertThat(ids(items)).containsExactly("1", "2");
    assertThat(faults(items)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"rows\": {}}",
        "{\"other\": []}",
        "[]",
        "5",
        "{\"rows\"",
        "{\"rows\": ",
        "<x/>"
      })
  void aMissingArrayIsToldOnce(String text) throws Exception {
    file("a.json", text);

    assertThat(faults(pull(json().records("rows")))).containsExactly("a.json:1 NO_RECORDS");
    assertThat(pull(json().records("rows"))).isEmpty();
  }

  @Test
  void aBrokenRecordInTheMiddleIsToldByItsLine() throws Exception {
    file("a.json", "[{\"id\": 1},\n{\"id\": 2,, \"x\": {}},\n{\"id\": 3}]");

    List<SourceItem> items = pull(json());

    assertThat(ids(items)).containsExactly("1", "3");
    assertThat(faults(items)).containsExactly("a.json:2 BROKEN_JSON");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\": 2, \"x\": {\"y\": 1},",
        "{\"id\": 2, \"x\": \"no end},",
        "{\"id\": 2",
        "\"id\": 2},",
        "{\"id\": 2}}},",
      })
  void aLostBraceOrQuotationMarkCostsOnlyItsOwnRecord(String broken) throws Exception {
    file("a.json", "[\n{\"id\": 1},\n" + broken + "\n{\"id\": 3},\n{\"id\": 4}\n]");

    List<SourceItem> items = pull(json());

    assertThat(ids(items)).contains("1", "3", "4");
    assertThat(faults(items)).contains("a.json:3 BROKEN_JSON");
  }

  @Test
  void aLostBraceInAPrettyPrintedFileCostsOnlyItsOwnRecord() throws Exception {
    file(
        "a.json",
        """
        [
          {
            "id": 1
          },
          {
            "id": 2,
            "group": {
              "list": [
                {
                  "id": "inner"
                }
              ]
          },
          {
            "id": 3
          }
        ]
        """);

    List<SourceItem> items = pull(json());

    assertThat(ids(items)).containsExactly("1", "3");
    assertThat(faults(items)).containsExactly("a.json:5 BROKEN_JSON");
  }

  @Test
  void aFileThatIsCutOffIsToldEvenBetweenTwoRecords() throws Exception {
    file("a.json", "[{\"id\": 1},\n{\"id\": 2},\n");
    file("b.json", "[{\"id\": 3},\n{\"id\": 4, \"x");

    List<SourceItem> items = pull(json());

    assertThat(ids(items)).containsExactly("1", "2", "3");
    assertThat(faults(items)).containsExactly("a.json:3 BROKEN_JSON", "b.json:2 BROKEN_JSON");
  }

  @Test
  void whatIsNoObjectOrHasNoIdIsTold() throws Exception {
    file(
        "a.json",
        "[{\"id\": 1},\n5,\n[{\"id\": 2}],\n{\"x\": 1},\n{\"id\": \" \"},\n{\"id\": {}}]");

    List<SourceItem> items = pull(json());

    assertThat(ids(items)).containsExactly("1");
    assertThat(faults(items))
        .containsExactly(
            "a.json:2 NOT_AN_OBJECT",
            "a.json:3 NOT_AN_OBJECT",
            "a.json:4 MISSING_ID",
            "a.json:5 MISSING_ID",
            "a.json:6 MISSING_ID");
  }

  @Test
  void aBrokenLineCostsOnlyItself() throws Exception {
    file("a.jsonl", "{\"id\": 1}\r\n\r\n{\"id\": \n{\"id\": 2} {\"id\": 3}\n{\"id\": 4}");

    List<SourceItem> items = pull(lines());

    assertThat(ids(items)).containsExactly("1", "4");
    assertThat(faults(items)).containsExactly("a.jsonl:3 BROKEN_JSON", "a.jsonl:4 BROKEN_JSON");
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "jsonl"})
  void aRecordOf40MegabytesIsToldAndTheNextOnesAreRead(String extension) throws Exception {
    boolean array = extension.equals("json");
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("a." + extension))) {
      out.write((array ? "[" : "") + "{\"id\": 1}" + (array ? ",\n" : "\n") + "{\"id\": \"");
      for (int i = 0; i < 40; i++) {
        out.write("x".repeat(1 << 20));
      }
      out.write("\"}" + (array ? ",\n" : "\n") + "{\"id\": 3}" + (array ? "]" : ""));
    }
    touch("a." + extension, "2026-11-20T10:00:00Z");

    List<SourceItem> items = pull(array ? json() : lines());

    assertThat(ids(items)).containsExactly("1", "3");
    assertThat(faults(items)).containsExactly("a." + extension + ":2 TOO_LONG");
  }

  @Test
  void aDeepNestIsBroken() throws Exception {
    file(
        "a.json",
        "[{\"id\": 1},\n{\"x\": " + "[".repeat(20_000) + "]".repeat(20_000) + "},\n{\"id\": 3}]");

    List<SourceItem> items = pull(json());

    assertThat(ids(items)).containsExactly("1", "3");
    assertThat(faults(items)).containsExactly("a.json:2 BROKEN_JSON");
  }

  @Test
  void textOfAFrenchWindowsIsRead() throws Exception {
    file(
        "a.json",
        "[{\"id\": \"1\", \"x\": \"fièvre – œdème\"}]",
        Charset.forName("windows-1252"),
        "2026-11-20T10:00:00Z");

    assertThat(record(pull(json()), "1").body().path("x").asText()).isEqualTo("fièvre – œdème");
  }

  @Test
  void aFileOfTwoByteCharactersIsTold() throws Exception {
    file("a.json", "\uFEFF[{\"id\": 1}]", StandardCharsets.UTF_16LE, "2026-11-20T10:00:00Z");
    file("b.json", "[{\"id\": 1}]", StandardCharsets.UTF_16BE, "2026-11-20T10:00:00Z");

    assertThat(faults(pull(json())))
        .containsExactly("a.json:1 UNKNOWN_ENCODING", "b.json:1 UNKNOWN_ENCODING");
  }

  @Test
  void withoutAnIdEqualRecordsAreOneWhateverTheOrderOfTheirKeys() throws Exception {
    file(
        "a.json", "[{\"a\": 1, \"b\": \"x\"}, {\"b\": \"x\", \"a\": 1}, {\"a\": 1, \"b\": \"y\"}]");

    List<String> ids = ids(pull(json().id(null)));

    assertThat(ids).hasSize(3);
    assertThat(ids.get(1)).isEqualTo(ids.get(0));
    assertThat(ids.get(2)).isNotEqualTo(ids.get(0));
  }
}
