package org.relais.source.file;

import java.io.IOException;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import org.relais.source.RecordJson;
import org.relais.source.SourceItem.Fault;

/** A JSON record a line; blank lines are none. */
final class LineEntries implements Entries {
  private final FileBytes file;
  private final Charset charset;

  LineEntries(FileBytes file, Charset charset) {
    this.file = file;
    this.charset = charset;
  }

  @Override
  public @Nullable Entry next() throws IOException {
    while (file.peek() >= 0) {
      long line = file.mark().line();
      RecordBytes text = new RecordBytes();
      boolean blank = true;
      for (int next = file.read(); next >= 0 && next != '\n' && next != '\r'; next = file.read()) {
        text.add(next);
        blank &= next == ' ' || next == '\t';
      }
      if (!blank) {
        return text.tooLong()
            ? new Entry.Bad(line, Fault.TOO_LONG, null)
            : parse(line, text.toArray());
      }
    }
    return null;
  }

  private Entry parse(long line, byte[] text) {
    try {
      return new Entry.Good(line, RecordJson.read(text, charset));
    } catch (IOException e) {
      return new Entry.Bad(line, Fault.BROKEN_JSON, null);
    }
  }
}
