package org.relais.visit.condition;

import dev.cel.common.CelSource;
import dev.cel.common.ast.CelExpr;
import org.jspecify.annotations.Nullable;

/** The text of an expression, and where its parts stand in it. */
final class CelText {
  private final String text;

  CelText(String text) {
    this.text = text;
  }

  /** The token at which {@code expr} stands: a name, a literal or an operator. */
  Place.InText at(CelExpr expr, CelSource source) {
    Integer offset = source.getPositionsMap().get(expr.id());
    if (offset == null) {
      return whole();
    }
    // CEL puts a call of a named function at its bracket.
    return at(
        expr.getKind() == CelExpr.ExprKind.Kind.CALL ? nameBefore(chars(offset)) : chars(offset));
  }

  /** The token at {@code codePoints}, counted as CEL counts. */
  Place.InText atCodePoint(@Nullable Integer codePoints) {
    return codePoints == null ? whole() : at(chars(codePoints));
  }

  Place.InText whole() {
    int start = 0;
    int end = text.length();
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return new Place.InText(start, Math.max(1, end - start));
  }

  private Place.InText at(int offset) {
    int start = Math.min(offset, Math.max(0, text.length() - 1));
    return new Place.InText(start, Math.max(1, tokenEnd(start) - start));
  }

  private int chars(int codePoints) {
    int length = text.codePointCount(0, text.length());
    return text.offsetByCodePoints(0, Math.max(0, Math.min(codePoints, length)));
  }

  private int nameBefore(int offset) {
    if (offset >= text.length() || text.charAt(offset) != '(') {
      return offset;
    }
    int start = offset;
    while (start > 0 && isWord(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private int tokenEnd(int start) {
    if (start >= text.length()) {
      return start + 1;
    }
    char first = text.charAt(start);
    if (first == '"' || first == '\'') {
      return quoteEnd(start, first);
    }
    int end = start;
    while (end < text.length() && (isWord(text.charAt(end)) || text.charAt(end) == '.')) {
      end++;
    }
    if (end == start) {
      while (end < text.length() && "=!<>&|?:+-*/%".indexOf(text.charAt(end)) >= 0) {
        end++;
      }
    }
    return Math.max(end, start + 1);
  }

  private int quoteEnd(int start, char quote) {
    int end = start + 1;
    while (end < text.length() && text.charAt(end) != quote) {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    return Math.min(end + 1, text.length());
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}
