package org.relais.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DiagnosticRendererTest {
  private final ShownLines lines = new ShownLines();
  private final Diagnostics diagnostics = new Diagnostics(lines);

  @Test
  void cutsALongLineAroundTheFault() {
    lines.add("f", "x".repeat(300) + "wrong" + "y".repeat(300));
    diagnostics.error(Code.CFG010, new Span("f", 1, 301, 5), Text.of("no", "non"));

    String[] shown = rendered().split("\n");
    int caret = shown[2].indexOf('^');

    assertThat(shown[1].length()).isLessThan(200);
    assertThat(shown[1].substring(caret, caret + 5)).isEqualTo("wrong");
  }

  @Test
  void neverShowsAPasswordOfAUrl() {
    lines.add("f", "url: https://user:pass/wo@rd@server/x?token=abc");
    diagnostics.error(
        Code.CFG010, new Span("f", 1, 1, 3), Text.of("https://a:b@c", "https://a:b@c"));

    assertThat(rendered()).doesNotContain("pass", "rd@", "abc", "a:b").contains("@server/x");
  }

  @Test
  void sortsByPlaceAndTellsAFaultOnce() {
    lines.add("a", "1\n2");
    lines.add("b", "1");
    diagnostics.error(Code.CFG010, new Span("b", 1, 1, 1), Text.of("third", "x"));
    diagnostics.error(Code.CFG010, new Span("a", 2, 1, 1), Text.of("second", "x"));
    diagnostics.error(Code.CFG010, new Span("a", 1, 1, 1), Text.of("first", "x"));
    diagnostics.error(Code.CFG010, new Span("a", 1, 1, 1), Text.of("first", "x"));

    assertThat(diagnostics.sorted())
        .extracting(d -> d.message().en())
        .containsExactly("first", "second", "third");
  }

  private String rendered() {
    return new DiagnosticRenderer("en").render(diagnostics.sorted());
  }
}
