package org.relais.source.file;

import java.io.IOException;

/**
 * The bytes of one CSV row, which ends with a line end outside quotation marks (RFC 4180).
 *
 * @param line on which the row starts
 * @param afterFirstLine where the file goes on if the row turns out to be no row
 * @param severalLines whether line ends stand within quotation marks
 * @param closed whether each quotation mark has its closing one
 */
record CsvLine(
    long line,
    byte[] text,
    FileBytes.Mark afterFirstLine,
    boolean severalLines,
    boolean closed,
    boolean tooLong) {

  static CsvLine read(FileBytes file, char separator) throws IOException {
    long line = file.mark().line();
    RecordBytes text = new RecordBytes();
    FileBytes.Mark afterFirstLine = file.mark();
    boolean severalLines = false;
    boolean quoted = false;
    boolean fieldStart = true;
    int next;
    while ((next = file.read()) >= 0) {
      boolean lineEnd = next == '\n' || next == '\r';
      if (lineEnd && next == '\r' && file.peek() == '\n') {
        next = file.read();
      }
      if (lineEnd && !quoted) {
        break;
      }
      if (lineEnd && !severalLines) {
        severalLines = true;
        afterFirstLine = file.mark();
      }
      if (next == '"' && quoted && file.peek() == '"') {
        text.add(file.read());
      } else if (next == '"' && (quoted || fieldStart)) {
        quoted = !quoted;
      }
      fieldStart = !quoted && next == separator;
      text.add(next);
      if (quoted && severalLines && text.tooLong()) {
        break;
      }
    }
    return new CsvLine(
        line,
        text.toArray(),
        severalLines ? afterFirstLine : file.mark(),
        severalLines,
        !quoted,
        text.tooLong());
  }
}
