package org.relais.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RevisionTextTest {
  @Test
  void theOrderOfTextsIsTheOrderOfRevisions() {
    assertThat(List.of("0", "1", "2.5", "9", "09.5", "10", "10.25", "123456789012345678901"))
        .extracting(RevisionTextTest::text)
        .isSorted();
    assertThat(
            List.of(
                "2026-01-01",
                "2026-01-01T00:00:01Z",
                "2026-01-01T00:00:01.5Z",
                "2026-01-01T02:00:02+02:00",
                "2026-01-01 00:00:03",
                "2026-01-01T00:00:04.123456789+0000",
                "2026-01-02T00:30"))
        .extracting(RevisionTextTest::text)
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({"007, 7", "7, 07", "2026-01-01T02:00:00+02:00, 2026-01-01"})
  void whatIsTheSameIsWrittenTheSame(String one, String other) {
    assertThat(text(one)).isEqualTo(text(other));
  }

  @ParameterizedTest
  @CsvSource({"a", "-5", "2026-13-45", "1-2", "1e5", "1234567890123456789012345678901"})
  void otherTextStaysAsItIs(String text) {
    assertThat(text(text)).isEqualTo(text);
  }

  private static String text(String revision) {
    return RevisionText.of(revision, Given.BAMAKO);
  }
}
