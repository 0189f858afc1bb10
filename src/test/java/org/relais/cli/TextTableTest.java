package org.relais.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void numbersStandToTheRightAndTextToTheLeft() {
    assertThat(new TextTable().row("source", "pulled").row("a", "7").row("muso", "48,210").lines())
        .containsExactly("source  pulled", "a            7", "muso    48,210");
  }
}
