package org.relais.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.ledger.Draft.Change;

class DraftsTest {
  private final TestDatabase database = TestDatabase.fresh();
  private final Drafts drafts = new Drafts(database.dataSource(), Village.usual().clock());

  @BeforeEach
  void publish() {
    publish("v1", Map.of("relais.yaml", "name: mali", "dictionary.yaml", "fields: []"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aDraftIsTheActiveConfigurationWithTheFilesThatItsAuthorChanged() {
    assertThat(drafts.of("awa")).isEmpty();

    drafts.put("awa", "relais.yaml", "name: mopti");
    drafts.put("awa", "sources/new.yaml", "source: new");
    drafts.remove("awa", "dictionary.yaml");

    assertThat(drafts.of("awa").orElseThrow().changes())
        .containsExactly(
            new Change("dictionary.yaml", null),
            new Change("relais.yaml", "name: mopti"),
            new Change("sources/new.yaml", "source: new"));
    assertThat(drafts.files("awa"))
        .containsExactly(
            Map.entry("relais.yaml", "name: mopti"), Map.entry("sources/new.yaml", "source: new"));
    assertThat(drafts.files("boubacar")).containsOnlyKeys("relais.yaml", "dictionary.yaml");
  }

  @Test
  void whatIsGivenUpComesBackWithinAMinuteUnlessAnotherDraftWasBegun() {
    drafts.put("awa", "relais.yaml", "name: mopti");
    drafts.remove("awa", "dictionary.yaml");
    Draft before = drafts.of("awa").orElseThrow();

    assertThat(drafts.giveUp("awa")).isPresent();
    assertThat(drafts.of("awa")).isEmpty();
    assertThat(drafts.bringBack("boubacar")).isFalse();
    assertThat(drafts.bringBack("awa")).isTrue();
    assertThat(drafts.of("awa").orElseThrow().changes()).isEqualTo(before.changes());
    assertThat(drafts.of("awa").orElseThrow().base()).isEqualTo(before.base());
    assertThat(drafts.bringBack("awa")).as("once").isFalse();

    drafts.giveUp("awa");
    drafts.put("awa", "relais.yaml", "name: kayes");
    assertThat(drafts.bringBack("awa")).isFalse();
    drafts.giveUp("awa");
    database.sql().update("update given_up_draft set until = until - interval '61 seconds'");
    assertThat(drafts.bringBack("awa")).isFalse();
    assertThat(drafts.giveUp("awa")).as("none is there").isEmpty();
  }

  @Test
  void whatSaysAgainWhatItSaidIsNoChangeAndADraftWithoutChangesIsNone() {
    drafts.put("awa", "relais.yaml", "name: mopti");
    drafts.put("awa", "relais.yaml", "name: mali");

    assertThat(drafts.of("awa")).isEmpty();
  }

  @Test
  void theLineEndsOfABrowserAreNoChange() {
    publish("v2", Map.of("relais.yaml", "name: mali\nzone: UTC\n"));

    drafts.put("awa", "relais.yaml", "name: mali\r\nzone: UTC\r\n");

    assertThat(drafts.of("awa")).isEmpty();
  }

  @Test
  void aTextIsWrittenOnlyOverTheOneThatItsAuthorSaw() {
    FileSign opened = FileSign.of("name: mali");

    FileSign kept = drafts.put("awa", "relais.yaml", opened, "name: mopti\r\n").orElseThrow();
    assertThat(kept).isEqualTo(FileSign.of("name: mopti\n"));
    assertThat(drafts.put("awa", "relais.yaml", opened, "name: segou")).isEmpty();
    assertThat(drafts.files("awa")).containsEntry("relais.yaml", "name: mopti\n");
    assertThat(drafts.put("awa", "relais.yaml", kept, "name: segou")).isPresent();
    assertThat(drafts.put("awa", "relais.yaml", FileSign.NONE, "name: kayes")).isEmpty();
    assertThat(drafts.put("awa", "sources/a.yaml", FileSign.NONE, "source: a")).isPresent();

    drafts.remove("awa", "relais.yaml");
    assertThat(drafts.put("awa", "relais.yaml", kept, "name: mopti")).isEmpty();
  }

  @Test
  void aTextOfBeforeAPublicationDoesNotBeginADraftThatUndoesIt() {
    publish("v2", Map.of("relais.yaml", "name: kayes", "dictionary.yaml", "fields: []"));

    assertThat(drafts.put("awa", "relais.yaml", FileSign.of("name: mali"), "name: malie"))
        .isEmpty();
    assertThat(drafts.of("awa")).isEmpty();
    assertThat(drafts.put("awa", "dictionary.yaml", FileSign.of("fields: []"), "fields: [a]"))
        .as("a file that the publication left alone")
        .isPresent();
    assertThat(drafts.files("awa")).containsEntry("relais.yaml", "name: kayes");
  }

  @Test
  void oneChangeOrAllOfThemAreGivenUp() {
    drafts.put("awa", "relais.yaml", "name: mopti");
    drafts.put("awa", "quality.yaml", "rules: []");

    drafts.revert("awa", "quality.yaml");
    assertThat(drafts.of("awa").orElseThrow().changes())
        .containsExactly(new Change("relais.yaml", "name: mopti"));

    drafts.drop("awa");
    assertThat(drafts.of("awa")).isEmpty();
  }

  @Test
  void aFileGetsAnotherPath() {
    drafts.rename("awa", "dictionary.yaml", "sources/a.yaml", "fields: []");

    assertThat(drafts.files("awa"))
        .containsExactly(
            Map.entry("relais.yaml", "name: mali"), Map.entry("sources/a.yaml", "fields: []"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../relais.yaml", "/etc/a.yaml", "a/../b.yaml", ".env.yaml", "a.sh", "a\\b.yaml"})
  void noFileIsWrittenOutsideOfTheFolder(String path) {
    assertThatIllegalArgumentException().isThrownBy(() -> drafts.put("awa", path, "text"));
  }

  @Test
  void aVersionIsTakenIntoADraftAndTakesTheDraftThatIsThereOnlyWhereThatIsSaid() {
    Change change = new Change("relais.yaml", "name: segou");
    assertThat(drafts.take("awa", 1, List.of(change), false)).isTrue();
    assertThat(drafts.of("awa").orElseThrow().changes()).containsExactly(change);

    Change other = new Change("dictionary.yaml", null);
    assertThat(drafts.take("awa", 1, List.of(other), false)).isFalse();
    assertThat(drafts.of("awa").orElseThrow().changes()).containsExactly(change);
    assertThat(drafts.take("awa", 1, List.of(other), true)).isTrue();
    assertThat(drafts.of("awa").orElseThrow().changes()).containsExactly(other);
  }

  @Test
  void aDraftIsLaidOnWhatOthersPublishedSinceWhereTheyChangedOtherFiles() {
    drafts.put("awa", "relais.yaml", "name: mopti");
    assertThat(drafts.divergence("awa")).isEmpty();
    publish("v2", Map.of("relais.yaml", "name: mali", "dictionary.yaml", "fields: [more]"));

    Divergence apart = drafts.divergence("awa").orElseThrow();
    assertThat(apart.elsewhere()).containsExactly("dictionary.yaml");
    assertThat(apart.both()).isEmpty();
    assertThat(drafts.files("awa")).containsEntry("dictionary.yaml", "fields: []");

    assertThat(drafts.rebase("awa", Set.of())).isTrue();
    assertThat(drafts.divergence("awa")).isEmpty();
    assertThat(drafts.files("awa"))
        .containsEntry("dictionary.yaml", "fields: [more]")
        .containsEntry("relais.yaml", "name: mopti");
  }

  @Test
  void aFileThatBothChangedWaitsForThePersonToSayWhoseTextStands() {
    drafts.put("awa", "relais.yaml", "name: mopti");
    drafts.put("awa", "dictionary.yaml", "fields: [mine]");
    publish("v2", Map.of("relais.yaml", "name: kayes", "dictionary.yaml", "fields: [theirs]"));

    assertThat(drafts.divergence("awa").orElseThrow().both())
        .containsExactly("dictionary.yaml", "relais.yaml");
    assertThat(drafts.rebase("awa", Set.of("relais.yaml"))).isFalse();
    Instant seen = drafts.of("awa").orElseThrow().changedAt();
    List<Change> settled =
        List.of(
            new Change("relais.yaml", "name: mopti"),
            new Change("dictionary.yaml", "fields: [theirs]"));
    assertThat(drafts.settle("awa", seen, 1, settled)).as("another one is active").isFalse();
    assertThat(drafts.settle("awa", seen.plusSeconds(1), 2, settled)).as("changed").isFalse();
    assertThat(drafts.settle("awa", seen, 2, settled.subList(0, 1))).as("half").isFalse();

    assertThat(drafts.settle("awa", seen, 2, settled)).isTrue();
    assertThat(drafts.files("awa"))
        .containsEntry("relais.yaml", "name: mopti")
        .containsEntry("dictionary.yaml", "fields: [theirs]");
  }

  @Test
  void whatBothChangedInTheSameWayIsNoChangeAnyMore() {
    drafts.put("awa", "relais.yaml", "name: kayes");
    publish("v2", Map.of("relais.yaml", "name: kayes", "dictionary.yaml", "fields: []"));

    assertThat(drafts.divergence("awa").orElseThrow().both()).isEmpty();
    assertThat(drafts.rebase("awa", Set.of())).isTrue();
    assertThat(drafts.of("awa")).isEmpty();
  }

  private void publish(String version, Map<String, String> files) {
    Village village = Village.usual().version(version);
    new ConfigurationVersions(database.dataSource(), village.clock())
        .apply(
            village.rules(),
            new NewVersion(new TreeMap<>(files), new TreeMap<>(), "admin", "new rules"),
            LocalDate.of(2026, 10, 1),
            looked -> {});
  }
}
