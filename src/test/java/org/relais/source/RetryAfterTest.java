package org.relais.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.http.HttpAnswer;

final class RetryAfterTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "30 | PT30S",
        "1.2 | PT2S",
        "Sun, 22 Nov 2026 12:05:00 GMT | PT5M",
        "999999999999 | P1D",
        "1e300 | P1D"
      })
  void secondsAndDatesAreUnderstoodUpToADay(String header, Duration wait) {
    assertThat(RetryAfter.of(answer(header), NOON)).isEqualTo(wait);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "NaN", "Sun, 22 Nov 2026 11:00:00 GMT"})
  void anythingElseSaysNothing(String header) {
    Duration wait = RetryAfter.of(answer(header), NOON);

    assertThat(wait == null || wait.isZero()).isTrue();
  }

  @Test
  void anAnswerWithoutTheHeaderSaysNothing() {
    assertThat(RetryAfter.of(new HttpAnswer(429, Map.of(), new byte[0]), NOON)).isNull();
  }

  private static HttpAnswer answer(String header) {
    return new HttpAnswer(429, Map.of("retry-after", header), new byte[0]);
  }
}
