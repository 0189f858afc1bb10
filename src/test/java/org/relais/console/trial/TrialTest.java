package org.relais.console.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.relais.config.Acting;
import org.relais.config.Deployment;
import org.relais.console.TestConsole;
import org.relais.console.trial.TrialSteps.CellStep;
import org.relais.console.trial.TrialSteps.FieldStep;
import org.relais.console.trial.TrialSteps.Verdict;
import org.relais.visit.MappingInput;
import org.relais.visit.PersonalFields;
import org.relais.visit.condition.Truth;

class TrialTest {
  private static final Deployment DEPLOYMENT = TestConsole.exampleDeployment();
  private static final String FILE = "sources/example-csv.yaml";

  private final Trial trial =
      new Trial(
          DEPLOYMENT,
          DEPLOYMENT.sources().stream()
              .filter(source -> source.name().equals("example-csv"))
              .findFirst()
              .orElseThrow());

  @Test
  void aRecordGoesThroughAllFourSteps() {
    TrialSteps steps = trial.of(record("Positif"), Acting.NOTHING, Masking.NONE);

    assertThat(steps.verdict()).isEqualTo(Verdict.MAPPED);
    assertThat(steps.record()).anySatisfy(line -> assertThat(line.text()).contains("\"TDR\""));
    assertThat(field(steps, "malaria_rdt").code()).isEqualTo("positive");
    assertThat(field(steps, "malaria_rdt").path()).isEqualTo("TDR");
    assertThat(field(steps, "age_months").path()).isNull();
    assertThat(steps.resources()).extracting(r -> r.type()).contains("Patient", "Encounter");
    CellStep positive = cell(steps, "MAL_POS");
    assertThat(positive.by()).isEqualByComparingTo("1");
    assertThat(positive.period()).isEqualTo("202610");
    assertThat(positive.orgUnit()).isEqualTo("01010101");
    assertThat(positive.targets()).containsExactly("stick");
    assertThat(positive.options()).containsValue("F");
  }

  @Test
  void whatTheMappingReadsIsToldApartFromWhatItLeaves() {
    TrialSteps steps = trial.of(record("Positif"), Acting.NOTHING, Masking.NONE);

    assertThat(line(steps, "TDR").fields()).containsExactly("malaria_rdt");
    assertThat(line(steps, "Remarque").read()).isFalse();
    assertThat(steps.record()).noneMatch(LitLine::lit);
  }

  @Test
  void everyFieldLeadsToItsLineInTheMapping() {
    TrialSteps steps = trial.of(record("Positif"), Acting.NOTHING, Masking.NONE);
    String line =
        DEPLOYMENT
            .files()
            .get(FILE)
            .lines()
            .toList()
            .get(field(steps, "malaria_rdt").origin().line() - 1);

    assertThat(line).contains("malaria_rdt:");
  }

  @Test
  void theCursorsLineIsLitInEachStepWhereItChangesSomething() {
    Acting rdt = acting("malaria_rdt:");
    TrialSteps steps = trial.of(record("Positif"), rdt, Masking.NONE);

    assertThat(line(steps, "TDR").lit()).isTrue();
    assertThat(steps.record().stream().filter(LitLine::lit)).hasSize(1);
    assertThat(field(steps, "malaria_rdt").lit()).isTrue();
    assertThat(field(steps, "fever").lit()).isFalse();
    assertThat(cell(steps, "MAL_POS").lit()).isTrue();
    assertThat(cell(steps, "SC_CONS").lit()).isFalse();
    assertThat(steps.resources().stream().filter(r -> r.lit()).map(r -> r.type()))
        .contains("Observation")
        .doesNotContain("Encounter");
  }

  @Test
  void aFieldThatIsComputedFromTheCursorsFieldIsLitToo() {
    TrialSteps steps = trial.of(record("Positif"), acting("birth_date:"), Masking.NONE);

    assertThat(field(steps, "age_months").lit()).isTrue();
    assertThat(field(steps, "malaria_rdt").lit()).isFalse();
    assertThat(cell(steps, "MAL_POS").lit()).as("its age band").isTrue();
  }

  @Test
  void aLineOfARuleLightsWhatItCountsAndSaysWhyItDoesNot() {
    String file = "indicators/iccm.yaml";
    Acting rule = trial.lines().at(file, trial.lines().element("MAL_POS").orElseThrow().line());

    TrialSteps counted = trial.of(record("Positif"), rule, Masking.NONE);
    assertThat(cell(counted, "MAL_POS").lit()).isTrue();
    assertThat(cell(counted, "SC_CONS").lit()).isFalse();

    TrialSteps not = trial.of(record("Négatif"), rule, Masking.NONE);
    assertThat(not.cells()).noneMatch(cell -> cell.element().equals("MAL_POS"));
    assertThat(not.elements())
        .filteredOn(element -> element.element().equals("MAL_POS"))
        .singleElement()
        .satisfies(
            element -> {
              assertThat(element.lit()).isTrue();
              assertThat(element.holds()).isEqualTo(Truth.NO);
              assertThat(element.answers())
                  .anySatisfy(answer -> assertThat(answer.field().name()).isEqualTo("malaria_rdt"));
            });
  }

  @Test
  void aLineOfAnotherSourceLightsNothing() {
    Acting elsewhere =
        new Acting("example-cht", 0, Set.of("malaria_rdt"), Set.of(), Set.of(), Set.of());
    TrialSteps steps = trial.of(record("Positif"), elsewhere, Masking.NONE);

    assertThat(steps.fields()).noneMatch(FieldStep::lit);
    assertThat(steps.cells()).noneMatch(CellStep::lit);
  }

  @Test
  void aRejectedRecordShowsItsReasonsUnderTheFieldAtFault() {
    TrialSteps steps = trial.of(record("peut-être"), Acting.NOTHING, Masking.NONE);

    assertThat(steps.verdict()).isEqualTo(Verdict.REJECTED);
    FieldStep rdt = field(steps, "malaria_rdt");
    assertThat(rdt.faulty()).isTrue();
    assertThat(rdt.asRecorded()).isTrue();
    assertThat(rdt.value().fr()).isEqualTo("peut-être");
    assertThat(rdt.reasons().get(0).reason().code()).isEqualTo("MAP007");
    assertThat(steps.cells()).isEmpty();
    assertThat(steps.resources()).isEmpty();
  }

  @Test
  void whatIdentifiesAPersonIsMaskedInEveryStep() {
    Masking masking = Masking.of("example-csv", List.of(DEPLOYMENT));
    TrialSteps steps = trial.of(record("Positif"), Acting.NOTHING, masking);

    assertThat(steps.toString()).doesNotContain("2024-06-03", "03/06/2024", "ENF-77");
    assertThat(field(steps, "birth_date").value().en()).isEqualTo(PersonalFields.MASK);
    assertThat(cell(steps, "MAL_POS").by()).isEqualByComparingTo("1");
  }

  @Test
  void aFieldThatReadsWhatIsPersonalElsewhereIsMaskedThoughItIsNotPersonal() {
    Deployment strict = DEPLOYMENT;
    Masking masking = Masking.of("example-csv", List.of(strict));
    MappingInput swapped = record("Positif");
    ((ObjectNode) swapped.body()).put("Code agent", "x").put("Téléphone", "77 12 34 56");

    TrialSteps steps = trial.of(swapped, Acting.NOTHING, masking);

    assertThat(steps.toString()).doesNotContain("77 12 34 56");
  }

  @Test
  void aReasonNamesNoValueThatIsMaskedNeitherAtItsFieldNorElsewhere() {
    Deployment strict =
        TestConsole.deploymentWith(
            FILE, text -> text.replace("\nforms:", "\npersonal: [TDR]\nforms:"));
    Masking masking = Masking.of("example-csv", List.of(strict, DEPLOYMENT));

    TrialSteps steps = trial.of(record("peut-être"), Acting.NOTHING, masking);

    assertThat(steps.verdict()).isEqualTo(Verdict.REJECTED);
    assertThat(steps.toString()).doesNotContain("peut-être");
    assertThat(field(steps, "malaria_rdt").reasons().get(0).reason().message().en())
        .isEqualTo("malaria_rdt: answer without a code (value not shown)");
    assertThat(steps.others()).isEmpty();
  }

  @Test
  void aRecordOfAFormThatIsNotConfiguredSaysSo() {
    MappingInput other =
        new MappingInput(
            "1",
            "autre",
            null,
            JsonNodeFactory.instance.objectNode(),
            null,
            null,
            LocalDate.of(2026, 10, 20));

    assertThat(trial.of(other, Acting.NOTHING, Masking.NONE).verdict()).isEqualTo(Verdict.NO_FORM);
  }

  private Acting acting(String key) {
    List<String> lines = DEPLOYMENT.files().get(FILE).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).strip().startsWith(key)) {
        return trial.lines().at(FILE, i + 1);
      }
    }
    throw new IllegalArgumentException(key);
  }

  private static FieldStep field(TrialSteps steps, String name) {
    return steps.fields().stream()
        .filter(step -> step.field().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static CellStep cell(TrialSteps steps, String element) {
    return steps.cells().stream()
        .filter(step -> step.element().equals(element))
        .findFirst()
        .orElseThrow();
  }

  private static LitLine line(TrialSteps steps, String key) {
    return steps.record().stream()
        .filter(line -> line.text().startsWith("\"" + key + "\""))
        .findFirst()
        .orElseThrow();
  }

  static MappingInput record(String rdt) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("N°", "4711")
        .put("Type visite", "Enfant malade")
        .put("Date visite", "14/10/2026")
        .put("Code site", "01010101")
        .put("Code agent", "A-1")
        .put("Type agent", "ASC")
        .put("Code enfant", "ENF-77")
        .put("Date naissance", "03/06/2024")
        .put("Sexe", "Fille")
        .put("Fièvre", "Oui")
        .put("TDR", rdt)
        .put("Remarque", "vue au marché");
    return new MappingInput("4711", "registre", null, body, null, null, LocalDate.of(2026, 10, 20));
  }
}
