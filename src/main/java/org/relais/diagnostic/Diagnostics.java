package org.relais.diagnostic;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong, so that all of it is told at once. */
public final class Diagnostics {
  private final Set<Diagnostic> found = new LinkedHashSet<>();
  private final ShownLines lines;

  /**
   * @param lines where the lines stand that go with the diagnostics
   */
  public Diagnostics(ShownLines lines) {
    this.lines = lines;
  }

  /** Never shows what stands at {@code span}: it is a secret. */
  public void mask(Span span) {
    lines.mask(span);
  }

  public void error(Code code, Span span, Text message, @Nullable Text help) {
    found.add(new Diagnostic(code, Severity.ERROR, span, masked(message), help, null));
  }

  public void error(Code code, Span span, Text message) {
    error(code, span, message, null);
  }

  public void warning(Code code, Span span, Text message, @Nullable Text help) {
    found.add(new Diagnostic(code, Severity.WARNING, span, masked(message), help, null));
  }

  /** A message may quote what is written, which may be a URL with a password in it. */
  private static Text masked(Text message) {
    return new Text(ShownLines.maskUrls(message.en()), ShownLines.maskUrls(message.fr()));
  }

  public boolean hasErrors() {
    return errors() > 0;
  }

  /** How many errors there are so far. */
  public long errors() {
    return found.stream().filter(d -> d.severity() == Severity.ERROR).count();
  }

  /** Everything found, sorted by place, each with its line. */
  public List<Diagnostic> sorted() {
    return found.stream()
        .map(
            d ->
                new Diagnostic(
                    d.code(),
                    d.severity(),
                    d.span(),
                    d.message(),
                    d.help(),
                    lines.line(d.span().file(), d.span().line())))
        .sorted()
        .toList();
  }
}
