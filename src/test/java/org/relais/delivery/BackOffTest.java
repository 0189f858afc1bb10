package org.relais.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackOffTest {
  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration CEILING = Duration.ofHours(1);

  @Test
  void itDoublesUpToTheCeilingAndTakesBetweenHalfAndAllOfThat() {
    BackOff backOff = new BackOff(FIRST, CEILING, new Random(4));
    for (int failures = 1; failures <= 200; failures++) {
      Duration whole = FIRST.multipliedBy(1L << Math.min(failures - 1, 7));
      Duration most = whole.compareTo(CEILING) > 0 ? CEILING : whole;
      for (int again = 0; again < 50; again++) {
        assertThat(backOff.after(failures)).isBetween(most.dividedBy(2), most);
      }
    }
  }

  @Test
  void twoThatWaitDoNotComeBackTogether() {
    BackOff backOff = new BackOff(FIRST, CEILING, new Random(4));
    Set<Duration> waits = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      waits.add(backOff.after(5));
    }

    assertThat(waits).hasSizeGreaterThan(90);
  }
}
