package org.relais.diagnostic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lines of the configuration files as they may be shown: passwords within URLs are masked as
 * soon as a file is added, other secrets when {@link #mask} is told where they stand. Masking keeps
 * every column where it was.
 */
public final class ShownLines {
  /** What stands before the last {@code @} of a URL, or behind a parameter that says so. */
  private static final Pattern URL_PASSWORD =
      Pattern.compile("(://(?=[^\\s\"']*@)|[?&](?:password|token)=)([^\\s\"']*(?=@)|[^\\s\"'&]+)");

  private final Map<String, List<String>> byFile = new HashMap<>();

  public void add(String file, String text) {
    List<String> lines = new ArrayList<>();
    for (String line : text.split("\r\n|\r|\n", -1)) {
      lines.add(maskUrls(line));
    }
    byFile.put(file, lines);
  }

  /** Never shows what stands at {@code span} again. */
  public void mask(Span span) {
    List<String> lines = byFile.get(span.file());
    if (lines == null || span.line() > lines.size()) {
      return;
    }
    String line = lines.get(span.line() - 1);
    int from = Math.min(span.column() - 1, line.length());
    int to = Math.min(from + span.length(), line.length());
    lines.set(
        span.line() - 1, line.substring(0, from) + "*".repeat(to - from) + line.substring(to));
  }

  /** A line, or null where the file has no such line. */
  @Nullable String line(String file, int line) {
    List<String> lines = byFile.get(file);
    return lines == null || line > lines.size() ? null : lines.get(line - 1);
  }

  /** The text with the passwords of its URLs replaced by as many stars. */
  public static String maskUrls(String text) {
    Matcher matcher = URL_PASSWORD.matcher(text);
    return matcher.replaceAll(
        found -> Matcher.quoteReplacement(found.group(1) + "*".repeat(found.group(2).length())));
  }
}
