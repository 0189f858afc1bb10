package org.relais.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MessagesTest {
  @Test
  void bothLanguagesHaveTheSameKeys() {
    assertThat(new TreeSet<>(Messages.in("fr").bundle().keySet()))
        .isEqualTo(new TreeSet<>(Messages.in("en").bundle().keySet()))
        .hasSizeGreaterThan(40);
  }

  @Test
  void aTextTakesItsArgumentsAndKeepsItsApostrophes() {
    assertThat(Messages.in("fr").text("check.noFolder", "config"))
        .isEqualTo(
            "Il n'y a pas de dossier de configuration config. Indiquez-le avec --config DIR.");
  }

  @Test
  void theFirstLanguageVariableThatIsSetDecides() {
    assertThat(Messages.fromEnvironment(Map.of("LANG", "fr_ML.UTF-8")).language()).isEqualTo("fr");
    assertThat(
            Messages.fromEnvironment(Map.of("LANG", "fr_ML.UTF-8", "RELAIS_LANG", "en")).language())
        .isEqualTo("en");
    assertThat(Messages.fromEnvironment(Map.of()).language()).isEqualTo("en");
  }
}
