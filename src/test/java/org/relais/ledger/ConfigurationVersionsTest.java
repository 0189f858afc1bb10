package org.relais.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.relais.ledger.Village.page;
import static org.relais.ledger.Village.sick;

import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConfigurationVersionsTest {
  private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);

  private final TestDatabase database = TestDatabase.fresh();
  private final ConfigurationVersions versions =
      new ConfigurationVersions(database.dataSource(), Village.usual().clock());

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theFirstVersionBecomesActiveAndKeepsItsText() {
    assertThat(versions.active()).isEmpty();

    apply(Village.usual().version("v1"), Map.of("relais.yaml", "relais: mali"));

    assertThat(versions.active()).contains("v1");
    assertThat(versions.files("v1")).containsExactly(Map.entry("relais.yaml", "relais: mali"));
    assertThat(database.sql().queryForList("select who || act || subject from audit", String.class))
        .containsExactly("aminataAPPLYv1");
  }

  @Test
  void aNewMappingIsAppliedToWhatIsStoredAndCountedAgain() {
    Village before = Village.usual().version("v1");
    apply(before, Map.of());
    before
        .intake(database)
        .commit(page("c1", sick("a").only("\"fever\":\"no\",\"hot\":\"yes\"").item()));
    before.recount(database).run(n -> {});
    Village after = Village.usual().version("v2").readingFeverFrom("hot");

    ConfigurationVersions.Applied applied = apply(after, Map.of());
    after.recount(database).run(n -> {});

    assertThat(applied.remapped()).isEqualTo(1);
    assertThat(versions.active()).contains("v2");
    assertThat(
            database
                .sql()
                .queryForList(
                    "select element || ' ' || wanted || ' ' || configuration from cell"
                        + " where element = 'FEVER' and wanted is not null",
                    String.class))
        .containsExactly("FEVER 1 v2");
  }

  @Test
  void visitsBeforeTheRestatementAreNotCountedAgain() {
    Village before = Village.usual().version("v1");
    apply(before, Map.of());
    before.intake(database).commit(page("c1", sick("a").on("2026-09-30").item()));
    before.recount(database).run(n -> {});

    Village after = Village.usual().version("v2");
    apply(after, Map.of());

    assertThat(after.recount(database).run(n -> {}).marks()).isZero();
  }

  @Test
  void everyVisitIsLookedAtAgainForFhir() {
    Village before = Village.usual().version("v1");
    apply(before, Map.of());
    before.intake(database).commit(page("c1", sick("a").item()));
    database.sql().update("update visit_item set dirty = false");

    apply(Village.usual().version("v2"), Map.of());

    assertThat(
            database
                .sql()
                .queryForObject("select count(*) from visit_item where dirty", Long.class))
        .isEqualTo(1);
  }

  @Test
  void whatAnApplicationThatBrokeOffMappedIsMappedByTheActiveVersionAgain() {
    Village before = Village.usual().version("v1");
    apply(before, Map.of());
    before
        .intake(database)
        .commit(page("c1", sick("a").only("\"fever\":\"no\",\"hot\":\"yes\"").item()));
    database.sql().execute("alter table version_history add check (version <> 'v2')");
    Village after = Village.usual().version("v2").readingFeverFrom("hot");

    assertThatThrownBy(() -> apply(after, Map.of())).isInstanceOf(RuntimeException.class);
    assertThat(versions.active()).contains("v1");
    assertThat(versions.interrupted()).contains("v2");
    assertThat(mappedBy()).isEqualTo("v2");

    versions.goBack(before.rules(), looked -> {});

    assertThat(versions.interrupted()).isEmpty();
    assertThat(mappedBy()).isEqualTo("v1");
  }

  private String mappedBy() {
    return String.valueOf(
        database.sql().queryForObject("select configuration from record", String.class));
  }

  @Test
  void theHistorySaysWhoPublishedWhatAndWhy() {
    VersionHistory history = new VersionHistory(database.dataSource());
    apply(Village.usual().version("v1"), Map.of("relais.yaml", "relais: mali"));
    apply(Village.usual().version("v2"), Map.of("relais.yaml", "relais: mopti"));
    apply(Village.usual().version("v1"), Map.of("relais.yaml", "relais: mali"));

    assertThat(history.list(Long.MAX_VALUE, 10))
        .extracting(
            ConfigurationVersion::version,
            ConfigurationVersion::parent,
            ConfigurationVersion::author)
        .containsExactly(
            tuple("v1", 2L, "aminata"), tuple("v2", 1L, "aminata"), tuple("v1", null, "aminata"));
    assertThat(history.active().orElseThrow().message()).isEqualTo("why");
    assertThat(history.find("v2").orElseThrow().number()).isEqualTo(2);
    assertThat(history.files(2)).containsEntry("relais.yaml", "relais: mopti");
  }

  @Test
  void newTestsOfTheSameVersionAreKeptAndNothingIsCountedAgain() {
    Village village = Village.usual().version("v1");
    apply(village, Map.of("relais.yaml", "relais: mali"));
    SortedMap<String, String> tests = new TreeMap<>(Map.of("indicators/a.test.yaml", "tests: []"));

    ConfigurationVersions.Applied applied =
        versions.apply(
            village.rules(),
            new NewVersion(
                new TreeMap<>(Map.of("relais.yaml", "relais: mali")), tests, "awa", "tests"),
            OCTOBER,
            n -> {});

    assertThat(applied.marked()).isFalse();
    assertThat(new VersionHistory(database.dataSource()).files(2))
        .containsOnlyKeys("indicators/a.test.yaml", "relais.yaml");
    assertThat(versions.files("v1")).containsOnlyKeys("relais.yaml");
  }

  private ConfigurationVersions.Applied apply(Village village, Map<String, String> files) {
    return versions.apply(
        village.rules(),
        new NewVersion(new TreeMap<>(files), new TreeMap<>(), "aminata", "why"),
        OCTOBER,
        n -> {});
  }
}
