package org.relais.console.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who guesses waits, and keeps nobody else out. */
class LogInLimitTest {
  private static final String ADMIN = "admin";

  private final LogInLimit limit = new LogInLimit();

  @Test
  void tenGuessesFromAnAddressStopThereAndNotTheOwnerElsewhere() {
    assertThat(guesses(ADMIN, "10.0.0.1", 10)).isEqualTo(10);

    assertThat(guesses(" Admin", "10.0.0.1", 1)).isZero();
    assertThat(guesses(ADMIN, "10.0.0.2", 1)).isOne();
  }

  @Test
  void anAddressThatIsRefusedCostsTheAccountNothing() {
    IntStream.range(0, 60).forEach(i -> limit.tryOf("somebody" + i, "10.0.0.1"));

    assertThat(guesses(ADMIN, "10.0.0.1", 500)).isZero();
    assertThat(guesses(ADMIN, "10.0.0.2", 10)).isEqualTo(10);
  }

  @Test
  void guessesFromManyAddressesAreBoundedByTheAccount() {
    int allowed = IntStream.range(0, 20).map(i -> guesses(ADMIN, "10.0.1." + i, 10)).sum();

    assertThat(allowed).isEqualTo(60);
  }

  @Test
  void aLogInThatWentWellIsNoGuess() {
    for (int i = 0; i < 200; i++) {
      assertThat(guesses(ADMIN, "10.0.0.1", 1)).isOne();
      limit.wentWell(ADMIN, "10.0.0.1");
    }
  }

  /** How many of some tries may go on. */
  private int guesses(String account, String address, int tries) {
    return (int)
        IntStream.range(0, tries).filter(i -> limit.tryOf(account, address).isZero()).count();
  }
}
