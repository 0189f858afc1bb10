package org.relais.config.yaml;

import org.relais.diagnostic.Span;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Places in the parser's terms to places in ours. */
final class Marks {
  private Marks() {}

  static int start(Event event, SourceText source) {
    return event.getStartMark().map(mark -> index(mark, source)).orElse(0);
  }

  static int end(Event event, SourceText source) {
    return event.getEndMark().map(mark -> index(mark, source)).orElse(source.length());
  }

  /** From the start of a piece to its end, or to the end of its first line. */
  static Span span(String file, Event first, Event last, SourceText source) {
    int start = start(first, source);
    int endOfLine = source.endOfLine(start);
    int end = end(last, source);
    return span(file, start, end > start ? Math.min(end, endOfLine) : endOfLine, source);
  }

  static Span span(String file, int start, int end, SourceText source) {
    return new Span(
        file, source.lineOf(start) + 1, source.columnOf(start) + 1, Math.max(1, end - start));
  }

  static int index(Mark mark, SourceText source) {
    return source.indexOf(mark.getLine(), mark.getColumn());
  }
}
