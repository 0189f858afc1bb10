package org.relais.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relais.indicator.Clinic.feverCases;
import static org.relais.indicator.Clinic.field;

import org.junit.jupiter.api.Test;
import org.relais.visit.Labels;

class WordingTest {

  @Test
  void saysWhatIsCountedAndHowItIsSplit() {
    assertThat(Wording.of(feverCases(new Measure.CountVisits(), "age_band", "sex")))
        .isEqualTo(
            new Labels(
                "Fever cases (FEVER) counts visits where fever. It reads: fever (fever)."
                    + " It is disaggregated by: age_band (age_band), sex (sex).",
                "Cas de fièvre (FEVER) compte les visites où fever. Champs lus : fever (fever)."
                    + " Désagrégation : age_band (age_band), sex (sex)."));
  }

  @Test
  void saysWhichValuesAreSummedOrToldApart() {
    assertThat(Wording.of(feverCases(new Measure.Sum(field("sachets")))).en())
        .contains("counts the sum of sachets over visits");
    assertThat(Wording.of(feverCases(new Measure.CountDistinct(field("patient_id")))).fr())
        .contains("compte les valeurs différentes de patient_id sur les visites");
  }
}
