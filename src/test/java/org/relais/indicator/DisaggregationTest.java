package org.relais.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisaggregationTest {
  @ParameterizedTest
  @ValueSource(strings = {"sex", "age_band", "illness", "fever"})
  void theOptionsAreThoseThatCountingUses(String field) {
    DataElement element = Clinic.feverCases(new Measure.CountVisits(), field);
    Split split = new Split(Clinic.field(field));

    Disaggregation.Category category = Disaggregation.of(element).categories().get(0);

    assertThat(category.code()).isEqualTo(split.category());
    assertThat(category.options())
        .extracting(Disaggregation.Option::code)
        .containsExactlyElementsOf(
            IntStream.range(0, split.size()).mapToObj(split::option).toList());
  }

  @Test
  void theCellsAreAllChoicesOfOneOptionEach() {
    DataElement element = Clinic.feverCases(new Measure.CountVisits(), "sex", "age_band");

    assertThat(Disaggregation.of(element).cells())
        .hasSize(6)
        .doesNotHaveDuplicates()
        .contains(new TreeMap<>(Map.of("SEX", "F", "AGE_BAND", "UNK_AGE")));
  }

  @Test
  void whatIsNotSplitHasOneCell() {
    assertThat(Disaggregation.of(Clinic.feverCases(new Measure.CountVisits())).cells())
        .isEqualTo(List.of(Map.of()));
  }
}
