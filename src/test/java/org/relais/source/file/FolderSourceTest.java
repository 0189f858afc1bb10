package org.relais.source.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.source.Given;
import org.relais.source.Page;
import org.relais.source.SourceItem;
import org.relais.source.SourceUnavailableException;

final class FolderSourceTest extends FolderTest {
  @Test
  void anUnchangedOrTouchedFileIsNotReadAgain() throws Exception {
    file("a.json", "[{\"id\": 1}]");
    pull(json());

    assertThat(pull(json())).isEmpty();
    touch("a.json", "2026-11-21T10:00:00Z");
    assertThat(pull(json())).isEmpty();
  }

  @Test
  void aChangedFileIsReadAgainWithNewerRevisions() throws Exception {
    file("a.json", "[{\"id\": 1, \"x\": 1}]");
    List<SourceItem> before = pull(json());
    file("a.json", "[{\"id\": 1, \"x\": 2}]", "2026-11-21T10:00:00Z");

    List<SourceItem> after = pull(json());

    assertThat(after.get(0).revision()).isGreaterThan(before.get(0).revision());
  }

  @Test
  void aFileThatChangesWhileItIsReadIsReadFromItsStart() throws Exception {
    file("a.jsonl", rows(0, 1500));
    Page first = source(lines(), Given.noMapping()).pull(null);
    file("a.jsonl", rows(1, 1500), "2026-11-21T10:00:00Z");

    Page second = source(lines(), Given.noMapping()).pull(first.cursor());

    assertThat(ids(second.items())).hasSize(1000).startsWith("1", "2");
  }

  @Test
  void aRestartGoesOnInMidFile() throws Exception {
    file("a.jsonl", rows(0, 1500));
    Page first = source(lines(), Given.noMapping()).pull(null);

    Page second = source(lines(), Given.noMapping()).pull(first.cursor());

    assertThat(first.last()).isFalse();
    assertThat(second.last()).isTrue();
    assertThat(ids(second.items())).hasSize(500).startsWith("1000");
    assertThat(second.items().get(0).revision()).isGreaterThan(first.items().get(999).revision());
  }

  @Test
  void aPageEndsBySizeBeforeItEndsByNumber() throws Exception {
    file("a.jsonl", "{\"id\": \"%d\", \"x\": \"" + "x".repeat(3 << 20) + "\"}\n");
    String big = Files.readString(folder.resolve("a.jsonl"));
    file("a.jsonl", big.formatted(1) + big.formatted(2) + big.formatted(3) + big.formatted(4));

    Page first = source(lines(), Given.noMapping()).pull(null);

    assertThat(first.items()).hasSize(3);
    assertThat(ids(source(lines(), Given.noMapping()).pull(first.cursor()).items()))
        .containsExactly("4");
  }

  @Test
  void manySmallFilesAreOnePage() throws Exception {
    for (int i = 0; i < 20; i++) {
      file("v%02d.json".formatted(i), "{\"id\": %d}".formatted(i));
    }

    Page page = source(json(), Given.noMapping()).pull(null);

    assertThat(page.items()).hasSize(20);
    assertThat(page.last()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".a.json",
        "~$a.json",
        "a.json.part",
        "a.json.tmp",
        "a.json~",
        "a.csv",
        "json",
        "README"
      })
  void whatIsNoFinishedFileOfTheFormatIsLeftAlone(String name) throws Exception {
    file(name, "[{\"id\": 1}]");
    Files.createDirectories(folder.resolve("folder.json"));

    assertThat(pull(json())).isEmpty();
  }

  @Test
  void theExtensionMayBeInCapitals() throws Exception {
    file("A.JSON", "[{\"id\": 1}]");

    assertThat(pull(json())).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T11:59:57Z, false",
    "2026-11-22T11:59:59Z, true",
    "2026-11-22T12:00:00Z, true",
    "2027-01-01T00:00:00Z, false"
  })
  void aFileThatHasJustChangedWaits(String time, boolean waits) throws Exception {
    file("a.json", "[{\"id\": 1}]", time);

    assertThat(pull(json().settle(Duration.ofSeconds(2)))).hasSize(waits ? 0 : 1);
  }

  @Test
  void aFileReadBeforeIsNotForgottenWhileItIsWrittenAgain() throws Exception {
    file("a.jsonl", "{\"id\": 1}\n{\"id\": ");
    assertThat(faults(pull(lines().settle(Duration.ofSeconds(2))))).hasSize(1);
    file("a.jsonl", "{\"id\": 1}\n{\"id\": 2", "2026-11-22T11:59:59Z");
    assertThat(pull(lines().settle(Duration.ofSeconds(2)))).isEmpty();
    file("a.jsonl", "{\"id\": 1}\n{\"id\": 2}", "2026-11-22T11:00:00Z");

    List<SourceItem> items = pull(lines().settle(Duration.ofSeconds(2)));

    assertThat(ids(items)).containsExactly("1", "2");
    assertThat(items.get(2)).isInstanceOf(SourceItem.Voided.class);
  }

  @Test
  void aReportStaysWhileItsRowIsStillBad() throws Exception {
    file("a.jsonl", "{\n{\"id\": 1}\n{");
    List<SourceItem> before = pull(lines());
    file("a.jsonl", "{\n{\"id\": 1}\n{\"id\": 2}", "2026-11-21T10:00:00Z");

    List<SourceItem> after = pull(lines());

    assertThat(faults(before)).hasSize(2);
    assertThat(faults(after)).containsExactly("a.jsonl:1 BROKEN_JSON");
    assertThat(after)
        .filteredOn(SourceItem.Voided.class::isInstance)
        .extracting(SourceItem::id)
        .containsExactly("a.jsonl#3");
  }

  @Test
  void theFileOfTheLaterTimeWinsAndThenTheLaterRow() throws Exception {
    file("b.json", "[{\"id\": 1, \"x\": 1}, {\"id\": 1, \"x\": 2}]", "2026-11-19T10:00:00Z");
    file("a.json", "[{\"id\": 1, \"x\": 3}]", "2026-11-20T10:00:00Z");

    List<SourceItem> items = pull(json());

    assertThat(items.get(0).revision())
        .isGreaterThan(items.get(2).revision())
        .isGreaterThan(items.get(1).revision());
    assertThat(items.get(2).revision()).isGreaterThan(items.get(1).revision());
  }

  @Test
  void aConfiguredRevisionWinsWhateverTheFile() throws Exception {
    file("a.json", "[{\"id\": 1, \"n\": 9}]", "2026-11-20T10:00:00Z");
    file("b.json", "[{\"id\": 1, \"n\": 10}]", "2026-11-19T10:00:00Z");
    file("c.json", "[{\"id\": 1, \"n\": 8}]", "2026-11-21T10:00:00Z");

    List<SourceItem> items = pull(json().revision("n"));

    assertThat(items.get(1).revision()).isGreaterThan(items.get(0).revision());
    assertThat(items.get(0).revision()).isGreaterThan(items.get(2).revision());
  }

  @Test
  void anotherWayOfReadingReadsTheFilesAgain() throws Exception {
    file("a.json", "[{\"id\": 1, \"key\": 7}]");
    assertThat(ids(pull(json()))).containsExactly("1");

    assertThat(ids(pull(json().id("key")))).containsExactly("7");
    assertThat(pull(json().id("key"))).isEmpty();
  }

  @Test
  void aFileThatWasTakenAwayIsForgotten() throws Exception {
    file("a.json", "[{\"id\": 1}]");
    pull(json());
    Files.delete(folder.resolve("a.json"));
    assertThat(pull(json())).isEmpty();
    file("a.json", "[{\"id\": 1}]");

    assertThat(pull(json())).hasSize(1);
  }

  @Test
  void aFolderThatIsMissingSaysWhatToDo() {
    Path missing = folder.resolve("missing");

    SourceUnavailableException e =
        catchThrowableOfType(
            SourceUnavailableException.class,
            () -> source(Given.folder(missing, FileFormat.CSV), Given.noMapping()).pull(null));

    assertThat(e.labels().en()).contains("Source test", missing.toString(), "Create it");
    assertThat(e.labels().fr()).contains("Source test", missing.toString(), "Créez-le");
  }

  @Test
  void aFileThatMayNotBeReadDoesNotStandInTheWayOfTheOthers() throws Exception {
    Files.createSymbolicLink(folder.resolve("a.json"), folder.resolve("a.json"));
    file("b.json", "[{\"id\": 1}]");

    Page page = source(json(), Given.noMapping()).pull(null);

    assertThat(ids(page.items())).containsExactly("1");
    assertThat(page.last()).isFalse();
    assertThatThrownBy(() -> source(json(), Given.noMapping()).pull(page.cursor()))
        .isInstanceOf(SourceUnavailableException.class)
        .hasMessageContaining("a.json");
  }

  private static String rows(int from, int number) {
    return IntStream.range(from, from + number)
        .mapToObj("{\"id\": %d}"::formatted)
        .collect(Collectors.joining("\n"));
  }
}
