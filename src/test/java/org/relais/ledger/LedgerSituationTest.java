package org.relais.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relais.ledger.Village.page;
import static org.relais.ledger.Village.sick;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.relais.alert.Situation;
import org.relais.delivery.TargetState;

/** What alerts are told of, out of a ledger. */
class LedgerSituationTest {
  private final ErrorScene scene = new ErrorScene(Village.usual());

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void whatIsParkedIsCountedByItsCauseWithWhoMendsItAndHow() {
    scene.pulled(sick("a").item(), sick("b").item());
    int cells = scene.sendCells(ErrorScene.NOT_IN_DATA_SET, item -> true).size();

    List<Situation.Parked> parked = situation().parked();

    assertThat(parked).hasSize(1);
    Situation.Parked one = parked.get(0);
    assertThat(one.origin()).isEqualTo(Village.DHIS2);
    assertThat(one.code()).isEqualTo("ELEMENT_NOT_IN_DATA_SET");
    assertThat(one.items()).isEqualTo(cells);
    assertThat(one.sites()).isEqualTo(1);
    assertThat(one.owner()).isEqualTo(ErrorScene.NOT_IN_DATA_SET.owner());
    assertThat(one.remedy().fr()).isNotBlank();
    assertThat(one.since()).isEqualTo(Village.NOW);
  }

  @Test
  void whatWaitsForTheClockConcernsNobody() {
    scene.pulled(sick("a").item());
    scene.sendCells(ErrorScene.CLOSED, item -> true);

    assertThat(situation().parked()).isEmpty();
  }

  @Test
  void targetsAreToldAsTheyStand() {
    TargetState.Down down =
        new TargetState.Down(
            RememberingServer.DOWN, Village.NOW, 1, Village.NOW.plusSeconds(30), null);
    new JdbcTargetStates(scene.database.dataSource(), scene.village.clock())
        .down(List.of(Village.DHIS2), down);

    assertThat(situation().targets())
        .containsExactly(new TargetState(Village.DHIS2, down, null, null));
  }

  @Test
  void aSourceThatAnswersAndHasNothingNewHasNoNews() {
    scene.pulled(sick("a").item());
    Instant later = Village.NOW.plus(Duration.ofHours(30));
    scene.village.at(later).intake(scene.database).commit(page("c9"));
    assertThat(situation().lastNews(List.of(Village.SOURCE)))
        .containsEntry(Village.SOURCE, Village.NOW);

    scene.village.intake(scene.database).commit(page("c10", sick("a").revision("2").item()));
    assertThat(situation().lastNews(List.of(Village.SOURCE))).containsEntry(Village.SOURCE, later);
  }

  @Test
  void aSourceThatNeverGaveAnythingIsSilentSinceItIsInUse() {
    assertThat(situation().lastNews(List.of(Village.SOURCE))).isEmpty();

    scene
        .database
        .sql()
        .update("insert into configuration values ('v1', '2026-11-19T08:00:00Z', '{}')");
    scene.database.sql().update("insert into active_configuration values (true, 'v1')");

    assertThat(situation().lastNews(List.of(Village.SOURCE)))
        .containsEntry(Village.SOURCE, Instant.parse("2026-11-19T08:00:00Z"));
  }

  @Test
  void aLostRecordUnbalancesTheSheet() {
    scene.pulled(sick("a").item(), sick("b").item());
    assertThat(situation().imbalances()).isEmpty();

    scene.database.sql().update("delete from record where record_id = 'a'");

    assertThat(situation().imbalances()).isNotEmpty();
  }

  private LedgerSituation situation() {
    return new LedgerSituation(
        scene.database.dataSource(), scene.village.rules(), scene.village.clock());
  }
}
