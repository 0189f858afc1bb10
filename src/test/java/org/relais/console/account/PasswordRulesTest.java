package org.relais.console.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
  @Test
  void fourWordsAreAPassword() {
    assertThat(PasswordRules.fault("awa", "cheval pile agrafe juste")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "eleven sign", "aaaaaaaaaaaaaaaa", "my name is awa today"})
  void whatIsShortOrEasyToGuessIsNone(String password) {
    assertThat(PasswordRules.fault("awa", password)).isPresent();
  }

  @Test
  void whatTheHashWouldCutIsRefused() {
    assertThat(PasswordRules.fault("awa", "é0123456789".repeat(7))).isPresent();
  }
}
