package org.relais.target.dhis2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.relais.http.Failure;

class CauseTextsTest {
  @Test
  void everyCauseHasWordsInBothLanguagesAndNoWordsAreLeftOver() {
    Set<String> causes = new HashSet<>(Set.of("REQUEST_UNREADABLE", "REQUEST_TOO_LARGE"));
    Arrays.stream(Fault.values()).forEach(fault -> causes.add(fault.name()));
    Arrays.stream(TroubleKind.values()).forEach(kind -> causes.add(kind.name()));
    // What the network does is told in the words of the HTTP port.
    Arrays.stream(Failure.values()).forEach(f -> causes.remove(TroubleKind.of(f).name()));

    assertThat(CauseTexts.causes("en")).isEqualTo(causes);
    assertThat(CauseTexts.causes("fr")).isEqualTo(causes);
  }

  @Test
  void wordsAreFilledIn() {
    assertThat(CauseTexts.of("MOVED", Map.of("status", "308")).fr()).contains("(308)");
  }
}
