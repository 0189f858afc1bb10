package org.relais.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisitCodecTest {
  private final Dictionary dictionary = SampleDictionary.build();
  private final VisitCodec codec = new VisitCodec(dictionary);

  @Test
  void everyTypeOfValueComesBackAsItWas() {
    Map<String, Object> answers = new LinkedHashMap<>();
    answers.put("visit", "sick_child");
    answers.put("visit_date", LocalDate.of(2026, 10, 31));
    answers.put("recorded_at", Instant.parse("2026-10-31T08:00:00.123Z"));
    answers.put("fever", true);
    answers.put("cough", false);
    answers.put("danger_signs", List.of("convulsions", "unconscious"));
    answers.put("illness", List.of());
    answers.put("respiratory_rate", 52L);
    answers.put("temperature", 38.0);
    answers.put("note", "0123 \"é\" \n 😀");
    answers.put("age_band", "P2M--P12M");
    Visit visit = SampleDictionary.visit(dictionary, answers);
    Visit read = codec.read("sample", "1", codec.write(visit));
    assertThat(read).isEqualTo(visit);
    assertThat(codec.write(read)).isEqualTo(codec.write(visit));
  }

  @Test
  void whatWasNotAskedIsNotWritten() {
    Visit visit = SampleDictionary.visit(dictionary, Map.of("fever", true));
    assertThat(codec.write(visit)).isEqualTo("{\"fever\":true}");
  }

  @Test
  void aFieldThatTheDictionaryLostOrChangedIsLeftOut() {
    Visit read =
        codec.read("sample", "1", "{\"gone\":{\"a\":[1]},\"fever\":\"yes\",\"cough\":true}");
    assertThat(read).isEqualTo(SampleDictionary.visit(dictionary, Map.of("cough", true)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "{\"visit_date\":\"Fatou\"}", "{\"fever\":tru}"})
  void aTextThatIsNoVisitIsAFaultThatDoesNotQuoteIt(String text) {
    assertThatThrownBy(() -> codec.read("sample", "1", text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasNoCause()
        .hasMessageNotContaining("Fatou");
  }
}
