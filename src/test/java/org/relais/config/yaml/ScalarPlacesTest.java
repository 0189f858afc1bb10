package org.relais.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.ShownLines;
import org.relais.diagnostic.Span;

/** Wherever a word stands in a scalar, its place in the file is found. */
class ScalarPlacesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "when: fever && wrong > 2",
        "when: 'fever && wrong > 2'",
        "when: 'sex == ''F'' && wrong > 2'",
        "when: \"sex == \\\"F\\\" && wrong > 2\"",
        "when: \"\\u0066ever && wrong > 2\"",
        "a: {b: 1, when: fever && wrong > 2}",
        "when: |\n  fever\n  && wrong > 2\n",
        "when: >-\n  fever\n  && wrong > 2\n",
        "when: >-\n  fever\n\n    || x\n  && wrong > 2\n",
        "when: |2\n    fever\n  && wrong > 2\n",
        "when: fever\n  && wrong > 2\n",
        "when: \"fever\n  && wrong > 2\"\n",
        "a:\n  b:\n    when: >\n      fever &&\n      wrong > 2\n"
      })
  void findsAWordWithinAnyKindOfScalar(String yaml) {
    Node.Scalar scalar = find("when", read(yaml, Map.of()));

    Span span = scalar.part(scalar.text().indexOf("wrong"), "wrong".length());

    String line = yaml.split("\n", -1)[span.line() - 1];
    assertThat(line.substring(span.column() - 1, span.column() - 1 + span.length()))
        .isEqualTo("wrong");
  }

  @Test
  void pointsAtTheWholeOfAValueThatWasPutIn() {
    Node.Scalar scalar = find("when", read("when: ${RULE}", Map.of("RULE", "fever && wrong")));

    assertThat(scalar.text()).isEqualTo("fever && wrong");
    assertThat(scalar.part(9, 5)).isEqualTo(new Span("f.yaml", 1, 7, 7));
  }

  @Test
  void readsAPlaceholderWithinBraces() {
    Node.Scalar scalar =
        find("password", read("auth: {user: ${U}, password: ${P}}", Map.of("U", "a", "P", "b")));

    assertThat(scalar.text()).isEqualTo("b");
    assertThat(scalar.span()).isEqualTo(new Span("f.yaml", 1, 30, 4));
  }

  @Test
  void keepsYesNoAndZerosAsText() {
    Node node = read("{a: yes, b: 0123, c: 1.0}", Map.of());

    assertThat(find("a", node).text()).isEqualTo("yes");
    assertThat(find("b", node).text()).isEqualTo("0123");
    assertThat(find("c", node).text()).isEqualTo("1.0");
  }

  private static Node read(String yaml, Map<String, String> environment) {
    Diagnostics diagnostics = new Diagnostics(new ShownLines());
    Variables variables = new Variables(environment, Path.of("."), true);
    return new YamlReader("f.yaml", yaml, variables, diagnostics).read().orElseThrow();
  }

  private static Node.Scalar find(String key, Node node) {
    if (node instanceof Node.Mapping mapping) {
      for (Node.Entry entry : mapping.entries()) {
        if (entry.key().text().equals(key)) {
          return (Node.Scalar) entry.value();
        }
        if (entry.value() instanceof Node.Mapping) {
          return find(key, entry.value());
        }
      }
    }
    throw new AssertionError(key + " is not there");
  }
}
