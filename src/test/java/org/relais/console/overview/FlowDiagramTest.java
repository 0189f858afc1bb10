package org.relais.console.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.relais.console.overview.FlowDiagram.Branch;
import org.relais.console.overview.FlowDiagram.Stage;
import org.relais.ledger.BalanceSheet.States;

/** Where the parts of the record check stand when it is drawn. */
class FlowDiagramTest {
  private static final FlowStages STAGES = new FlowStages(null, true);
  private static final RecordClasses COUNTRY = new RecordClasses(47_702, 41, 0, 380, 87);

  @Test
  void aFewOfManyAreSeen() {
    Stage records = FlowDiagram.of(List.of(STAGES.records(COUNTRY))).stages().get(0);

    assertThat(records.branches().get(0).height()).isGreaterThan(110);
    assertThat(records.branches().get(1).height()).isEqualTo(3);
    assertThat(records.branches())
        .as("what was set aside is left out where nothing was")
        .extracting(branch -> branch.part().name())
        .containsExactly("flow.mapped", "flow.rejected", "flow.ignored", "flow.voided");
    assertThat(records.height())
        .as("the whole is as high as its bands together")
        .isEqualTo(records.branches().stream().mapToInt(Branch::height).sum());
  }

  @Test
  void noLabelStandsOnAnother() {
    FlowDiagram diagram =
        FlowDiagram.of(
            List.of(
                STAGES.records(COUNTRY),
                STAGES.values(List.of(new States(90_988, 12, 2, 340, 0))).orElseThrow(),
                STAGES.visits(List.of(new States(47_000, 702, 0, 0, 0))).orElseThrow()));

    for (Stage stage : diagram.stages()) {
      for (int i = 1; i < stage.branches().size(); i++) {
        assertThat(stage.branches().get(i).middle() - stage.branches().get(i - 1).middle())
            .as(stage.column().name() + " " + i)
            .isGreaterThanOrEqualTo(20);
      }
      assertThat(stage.bottom()).isLessThan(diagram.height());
    }
    assertThat(diagram.stages().get(2).baseline())
        .isGreaterThan(diagram.stages().get(1).bottom() + 15);
    assertThat(diagram.ways()).as("to the values and to the visits").hasSize(2);
  }

  @Test
  void whereNoRecordCameNothingLeadsToTheValues() {
    FlowDiagram diagram =
        FlowDiagram.of(
            List.of(
                STAGES.records(new RecordClasses(0, 0, 0, 0, 0)),
                STAGES.values(List.of(new States(0, 12, 0, 0, 0))).orElseThrow()));

    assertThat(diagram.ways()).isEmpty();
    assertThat(diagram.stages().get(0).height()).isZero();
    assertThat(diagram.stages().get(1).height()).isPositive();
  }
}
