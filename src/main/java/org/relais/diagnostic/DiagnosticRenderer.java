package org.relais.diagnostic;

import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Diagnostics as a person reads them:
 *
 * <pre>
 * config/dictionary.yaml:14:11: error[CFG200]: unknown field "fevr"
 *  14 |     where: {fevr: yes}
 *     |             ^^^^
 *    = did you mean "fever"?
 * </pre>
 */
public final class DiagnosticRenderer {
  /** A longer line is cut around the fault. */
  private static final int WIDTH = 160;

  private final String language;

  /**
   * @param language {@code fr}, or anything else for English
   */
  public DiagnosticRenderer(String language) {
    this.language = language;
  }

  /** All of them, one after the other, with an empty line between. */
  public String render(Collection<Diagnostic> diagnostics) {
    return diagnostics.stream().map(this::render).collect(Collectors.joining("\n"));
  }

  /** One diagnostic; every line ends with a line feed. */
  public String render(Diagnostic diagnostic) {
    Span span = diagnostic.span();
    StringBuilder out = new StringBuilder();
    out.append(
        "%s:%d:%d: %s[%s]: %s\n"
            .formatted(
                span.file(),
                span.line(),
                span.column(),
                severity(diagnostic.severity()),
                diagnostic.code(),
                diagnostic.message().in(language)));
    String number = Integer.toString(span.line());
    String margin = " ".repeat(number.length() + 2);
    appendExcerpt(out, diagnostic.line(), span, number, margin);
    Text help = diagnostic.help();
    if (help != null) {
      out.append(margin).append("= ").append(help.in(language)).append('\n');
    }
    return out.toString();
  }

  private static void appendExcerpt(
      StringBuilder out, @Nullable String line, Span span, String number, String margin) {
    if (line == null || line.isBlank()) {
      return;
    }
    int start = line.length() <= WIDTH ? 0 : Math.max(0, span.column() - WIDTH / 2);
    String shown = line.substring(start, Math.min(line.length(), start + WIDTH)).replace('\t', ' ');
    int indent = Math.min(span.column() - 1 - start, shown.length());
    int carets = Math.max(1, Math.min(span.length(), shown.length() - indent));
    out.append(' ').append(number).append(" | ").append(shown.stripTrailing()).append('\n');
    out.append(margin)
        .append("| ")
        .append(" ".repeat(indent))
        .append("^".repeat(carets))
        .append('\n');
  }

  private String severity(Severity severity) {
    boolean french = "fr".equals(language);
    return switch (severity) {
      case ERROR -> french ? "erreur" : "error";
      case WARNING -> french ? "avertissement" : "warning";
    };
  }
}
