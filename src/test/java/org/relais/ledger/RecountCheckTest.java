package org.relais.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relais.ledger.Village.gone;
import static org.relais.ledger.Village.sick;

import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cells held against their visits: with the real ledger. */
final class RecountCheckTest {
  private final ErrorScene scene = new ErrorScene(Village.usual().sendingZeros());

  @BeforeEach
  void count() {
    scene.pulled(
        sick("a").item(), sick("b").at("S2").item(), sick("c").answering("\"sachets\":4").item());
    scene.sendCells(ErrorScene.CLOSED, cell -> false);
    scene.pulled(gone("b", "2"));
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void cellsThatAreWhatTheirVisitsGiveAgree() {
    RecountCheck.Found found = found();

    assertThat(found.agrees()).isTrue();
    assertThat(found.cells()).as("with one that became 0").isEqualTo(3);
    assertThat(found.earlier()).isZero();
  }

  @Test
  void aCellThatIsNotWhatItsVisitsGiveIsNamed() {
    scene.database.sql().update("update cell set wanted = 9 where element = 'ORS'");

    RecountCheck.Found found = found();

    assertThat(found.agrees()).isFalse();
    assertThat(found.differences())
        .containsExactly(
            new RecountCheck.Difference(
                Village.DHIS2,
                Village.DATA_SET,
                "S1",
                "202610",
                "ORS",
                "{}",
                new BigDecimal(9),
                new BigDecimal(4)));
  }

  @Test
  void aCellThatWasLostAndOneWithoutVisitsAreNamed() {
    scene.database.sql().update("delete from delivery_cell");
    scene.database.sql().update("delete from cell where element = 'ORS'");
    scene
        .database
        .sql()
        .update("update cell set wanted = 2 where org_unit = 'S2' and element = 'FEVER'");

    assertThat(found().differences())
        .extracting(d -> d.orgUnit() + " " + d.element() + " " + d.wanted() + " " + d.counted())
        .containsExactlyInAnyOrder("S1 ORS null 4", "S2 FEVER 2 null");
  }

  @Test
  void whatAnEarlierConfigurationCountedOtherwiseIsToldApart() {
    scene.database.sql().update("update cell set wanted = 9, configuration = 'v0'");

    assertThat(found().agrees()).isTrue();
    assertThat(found().earlier()).isEqualTo(3);
  }

  @Test
  void whatStillHasToBeCountedAgainIsNoDifference() {
    scene.village.intake(scene.database).commit(Village.page("later", sick("d").item()));

    assertThat(found().agrees()).isTrue();
    assertThat(found().cells()).as("of the other site only").isEqualTo(1);
  }

  private RecountCheck.Found found() {
    return new RecountCheck(scene.database.dataSource(), scene.village.rules()).run(10, n -> {});
  }
}
