package org.relais.target.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdxNamesTest {
  @ParameterizedTest
  @ValueSource(strings = {"SEX", "AGE_BAND", "_x", "Âge", "a.b-c1"})
  void anXmlNameCanStandInAdx(String category) {
    assertThat(AdxNames.legal(category)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "DIARRHOEA TREATMENT", "2M", "-A", "A:B", "A&B", "xmlAge", "value", "period"})
  void whatIsNoXmlNameOrHasAMeaningInAdxCannot(String category) {
    assertThat(AdxNames.illegal(List.of("SEX", category))).containsExactly(category);
  }
}
