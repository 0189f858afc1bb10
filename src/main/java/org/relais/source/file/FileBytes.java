package org.relais.source.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a file, with lines counted from 1 and a way back. */
final class FileBytes implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final SeekableByteChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).limit(0);
  private long position;
  private long line = 1;
  private long lineStart;
  private boolean afterReturn;

  FileBytes(Path file) throws IOException {
    this.channel = Files.newByteChannel(file);
  }

  /** A place to come back to. */
  record Mark(long position, long line, long lineStart) {
    /** Bytes between the start of the line and here. */
    long column() {
      return position - lineStart;
    }
  }

  Mark mark() {
    return new Mark(position, line, lineStart);
  }

  void goTo(Mark mark) throws IOException {
    long back = position - mark.position;
    if (back >= 0 && back <= buffer.position()) {
      buffer.position(buffer.position() - (int) back);
    } else {
      channel.position(mark.position);
      buffer.position(0).limit(0);
    }
    position = mark.position;
    line = mark.line;
    lineStart = mark.lineStart;
    afterReturn = false;
  }

  /** The next byte, or -1 at the end. A line ends with LF, CR LF or CR. */
  int read() throws IOException {
    if (!buffer.hasRemaining() && !fill()) {
      return -1;
    }
    int read = buffer.get() & 0xff;
    position++;
    if (read == '\r' || (read == '\n' && !afterReturn)) {
      line++;
    }
    if (read == '\r' || read == '\n') {
      lineStart = position;
    }
    afterReturn = read == '\r';
    return read;
  }

  /** The next byte without taking it, or -1 at the end. */
  int peek() throws IOException {
    return buffer.hasRemaining() || fill() ? buffer.get(buffer.position()) & 0xff : -1;
  }

  /** Takes white space, and looks at what follows as {@link #peek}. */
  int peekPastSpace() throws IOException {
    int next = peek();
    while (next == ' ' || next == '\t' || next == '\n' || next == '\r') {
      read();
      next = peek();
    }
    return next;
  }

  /** Reads up to {@code target}, so that its line is known. */
  void skipTo(long target) throws IOException {
    int next = 0;
    while (position < target && next >= 0) {
      next = read();
    }
  }

  private boolean fill() throws IOException {
    buffer.clear();
    int read = channel.read(buffer);
    buffer.flip();
    return read > 0;
  }

  /** Skips the mark with which some programs begin a UTF-8 file. */
  void skipByteOrderMark() throws IOException {
    Mark start = mark();
    if (read() != 0xef || read() != 0xbb || read() != 0xbf) {
      goTo(start);
    }
  }

  /** What is left, as a stream that does not close the file. */
  InputStream rest() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        return FileBytes.this.read();
      }
    };
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
