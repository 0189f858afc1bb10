package org.relais.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relais.ledger.Village.page;
import static org.relais.ledger.Village.sick;

import java.time.LocalDate;
import java.util.Map;
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

  private ConfigurationVersions.Applied apply(Village village, Map<String, String> files) {
    return versions.apply(village.rules(), new TreeMap<>(files), OCTOBER, "aminata", n -> {});
  }
}
