package org.relais.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordPathTest {
  @Test
  void aPathHasKeysPositionsAndQuotedKeys() {
    assertThat(steps("fields.group_fever.rdt")).containsExactly("fields", "group_fever", "rdt");
    assertThat(steps("visits[0].date")).containsExactly("visits", 0, "date");
    assertThat(steps("a[1][2]")).containsExactly("a", 1, 2);
    assertThat(steps("\"group/question\".\"a.b\"")).containsExactly("group/question", "a.b");
    assertThat(steps("\"a \\\"quoted\\\" key\"")).containsExactly("a \"quoted\" key");
    assertThat(steps("Date de visite")).containsExactly("Date de visite");
    assertThat(steps("@type.#text")).containsExactly("@type", "#text");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "a.", ".a", "a..b", "a[", "a[x]", "a[-1]", "[0]", "\"a", "a\"b\"", "a]b"})
  void whatIsNoPathIsNone(String text) {
    assertThat(RecordPath.parse(text)).isEmpty();
  }

  private static List<Object> steps(String text) {
    return RecordPath.parse(text).orElseThrow().steps();
  }
}
