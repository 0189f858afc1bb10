package org.relais.source.file;

import java.io.ByteArrayOutputStream;

/** Collects a record's bytes, up to the most that a record may have. */
final class RecordBytes {
  /** No record of a form comes near; a lost line end or quotation mark makes one that does. */
  static final int MOST = 4 << 20;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);

  void add(int next) {
    if (!tooLong()) {
      bytes.write(next);
    }
  }

  boolean tooLong() {
    return bytes.size() > MOST;
  }

  byte[] toArray() {
    return bytes.toByteArray();
  }
}
