package org.relais.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.relais.config.Compilation;
import org.relais.indicator.ConfigurationTestRunner;
import org.relais.indicator.DataElement;
import org.relais.indicator.Expectation;

/** The tests that stand beside the shipped data elements. */
class ShippedTestsTest {
  private static final Compilation.Ok SHIPPED = ShippedIccm.compile();

  @TestFactory
  Stream<DynamicTest> pass() {
    ConfigurationTestRunner runner =
        new ConfigurationTestRunner(
            SHIPPED.deployment().model(),
            SHIPPED.deployment().orgUnits(),
            SHIPPED.deployment().dataSets());
    return SHIPPED.tests().stream()
        .map(
            test ->
                DynamicTest.dynamicTest(
                    test.name(), () -> assertThat(runner.run(test).failures()).isEmpty()));
  }

  @Test
  void tryEveryDataElement() {
    Set<String> tried = new HashSet<>();
    SHIPPED.tests().stream()
        .flatMap(test -> test.expectations().stream())
        .filter(Expectation.Figure.class::isInstance)
        .map(Expectation.Figure.class::cast)
        .filter(figure -> figure.value().signum() > 0)
        .forEach(figure -> tried.add(figure.element()));

    assertThat(tried)
        .containsAll(
            SHIPPED.deployment().dataSets().get(0).elements().stream()
                .map(DataElement::code)
                .toList());
  }
}
