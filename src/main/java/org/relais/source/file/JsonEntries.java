package org.relais.source.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import org.relais.source.RecordJson;
import org.relais.source.SourceItem.Fault;

/**
 * The elements of a JSON array (or records one after the other), of which only one is in memory.
 *
 * <p>After a broken element it goes on where the next one begins: behind its closing brace, or,
 * since a lost brace or quotation mark makes that one unfindable, at the first line that begins
 * with a brace no further to the right than the broken element did. In a file that is all one line
 * there may be no such place; what follows is then part of the broken element.
 */
final class JsonEntries implements Entries {
  private final FileBytes file;
  private final Charset charset;
  private final boolean array;
  private boolean lost;

  /**
   * @param array whether a closing bracket must come; without one the file was cut off
   */
  JsonEntries(FileBytes file, Charset charset, boolean array) {
    this.file = file;
    this.charset = charset;
    this.array = array;
  }

  @Override
  public @Nullable Entry next() throws IOException {
    int first = skipBetween();
    if (first == ']' && array) {
      return null;
    }
    FileBytes.Mark start = file.mark();
    if (first < 0) {
      boolean cutOff = array && !lost;
      lost = true;
      return cutOff ? new Entry.Bad(start.line(), Fault.BROKEN_JSON, null) : null;
    }
    RecordBytes text = new RecordBytes();
    boolean closed = first == '{' || first == '[' ? nested(text) : scalar(text);
    Fault fault = text.tooLong() ? Fault.TOO_LONG : Fault.BROKEN_JSON;
    if (closed && !text.tooLong()) {
      try {
        JsonNode record = RecordJson.read(text.toArray(), charset);
        return new Entry.Good(start.line(), record);
      } catch (IOException e) {
        fault = Fault.BROKEN_JSON;
      }
    }
    lost = !closed;
    goOnAfter(start);
    return new Entry.Bad(start.line(), fault, null);
  }

  private int skipBetween() throws IOException {
    int next = file.peek();
    while (next == ',' || isSpace(next)) {
      file.read();
      next = file.peek();
    }
    return next;
  }

  /** Whether its end was found. */
  private boolean nested(RecordBytes text) throws IOException {
    int depth = 0;
    boolean quoted = false;
    for (int next = file.read(); next >= 0; next = file.read()) {
      text.add(next);
      if (quoted) {
        if (next == '\\') {
          text.add(Math.max(file.read(), ' '));
        } else if (next == '"') {
          quoted = false;
        }
      } else if (next == '"') {
        quoted = true;
      } else if (next == '{' || next == '[') {
        depth++;
      } else if ((next == '}' || next == ']') && --depth == 0) {
        return true;
      }
    }
    return false;
  }

  private boolean scalar(RecordBytes text) throws IOException {
    int next = file.peek();
    do {
      text.add(file.read());
      next = file.peek();
    } while (next >= 0 && next != ',' && next != ']' && next != '{' && !isSpace(next));
    return true;
  }

  private void goOnAfter(FileBytes.Mark start) throws IOException {
    FileBytes.Mark end = file.mark();
    file.goTo(start);
    while (file.mark().position() < end.position()) {
      nextLine();
      while (isSpace(file.peek())) {
        file.read();
      }
      FileBytes.Mark here = file.mark();
      if (here.position() < end.position()
          && file.peek() == '{'
          && here.column() <= start.column()) {
        return;
      }
    }
    file.goTo(end);
  }

  private void nextLine() throws IOException {
    long line = file.mark().line();
    int next = 0;
    while (next >= 0 && file.mark().line() == line) {
      next = file.read();
    }
  }

  private static boolean isSpace(int next) {
    return next == ' ' || next == '\t' || next == '\n' || next == '\r';
  }
}
