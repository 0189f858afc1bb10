package org.relais.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {
  @Test
  void findsTheNearestName() {
    assertThat(Suggestion.nearest("temprature", List.of("temperature", "rectal_temperature")))
        .contains("temperature");
    assertThat(Suggestion.nearest("fevre", List.of("fever"))).contains("fever");
  }

  @Test
  void doesNotGuessFromFarAway() {
    assertThat(Suggestion.nearest("unknown", List.of("fever", "cough"))).isEmpty();
    assertThat(Suggestion.nearest("ab", List.of("cd"))).isEmpty();
  }
}
