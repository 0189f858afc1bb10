package org.relais.source.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.relais.source.ContentHash;

/**
 * What one look at all bytes of a file tells.
 *
 * @param hash of its content
 * @param encoding guessed from it
 */
record Fingerprint(String hash, Encoding encoding) {
  private static final int BUFFER = 1 << 16;

  /** How its text is written. */
  enum Encoding {
    UTF_8,
    WINDOWS_1252,
    /** Two bytes a character, which we do not read. */
    UTF_16
  }

  static Fingerprint of(Path file) throws IOException {
    MessageDigest digest = ContentHash.sha256();
    Utf8Check utf8 = new Utf8Check();
    boolean utf16 = false;
    boolean first = true;
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.readNBytes(buffer, 0, BUFFER);
          read > 0;
          read = in.readNBytes(buffer, 0, BUFFER)) {
        digest.update(buffer, 0, read);
        utf8.add(buffer, read);
        utf16 |= first && looksLikeUtf16(buffer, read);
        first = false;
      }
    }
    Encoding encoding = utf8.valid() ? Encoding.UTF_8 : Encoding.WINDOWS_1252;
    return new Fingerprint(ContentHash.text(digest), utf16 ? Encoding.UTF_16 : encoding);
  }

  /** By its mark, or since every other byte of plain text is zero. */
  private static boolean looksLikeUtf16(byte[] start, int length) {
    if (length < 2) {
      return false;
    }
    int mark = (start[0] & 0xff) << 8 | (start[1] & 0xff);
    return mark == 0xfffe || mark == 0xfeff || (start[0] == 0) != (start[1] == 0);
  }
}
