package org.relais.target.dhis2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BindingsTest {
  @Test
  void aRowIsForItsTargetOrForAll() {
    Bindings bindings =
        new Bindings(
            List.of(
                row("A", Map.of(), "a", null, null),
                row("B", Map.of(), "b", null, "pilot"),
                row("C", Map.of(), "c", null, "national")));

    assertThat(bindings.at("national").rows())
        .extracting(Binding::element)
        .containsExactly("A", "C");
  }

  @Test
  void twoRowsForOneFigureClash() {
    List<Bindings.Clash> clashes =
        new Bindings(
                List.of(
                    row("A", Map.of("SEX", "F"), "a", null, null),
                    row("A", Map.of("SEX", "F"), "b", null, null)))
            .clashes();

    assertThat(clashes).singleElement().matches(Bindings.Clash::ours);
  }

  @Test
  void twoFiguresOntoOnePlaceClash() {
    List<Bindings.Clash> clashes =
        new Bindings(
                List.of(
                    row("A", Map.of("SEX", "F"), "a", "default", null),
                    row("A", Map.of("SEX", "M"), "a", "default", null)))
            .clashes();

    assertThat(clashes).singleElement().matches(clash -> !clash.ours());
  }

  @Test
  void rowsOfDifferentTargetsDoNotClash() {
    assertThat(
            new Bindings(
                    List.of(
                        row("A", Map.of(), "a", null, "pilot"),
                        row("A", Map.of(), "a", null, "national")))
                .clashes())
        .isEmpty();
  }

  @Test
  void oneDataElementMayTakeSeveralOptionCombos() {
    assertThat(
            new Bindings(
                    List.of(
                        row("A", Map.of("SEX", "F"), "a", null, null),
                        row("A", Map.of("SEX", "M"), "a", null, null)))
                .clashes())
        .isEmpty();
  }

  private static Binding row(
      String element,
      Map<String, String> options,
      String dataElement,
      @Nullable String combo,
      @Nullable String target) {
    return new Binding(element, new TreeMap<>(options), dataElement, combo, target);
  }
}
