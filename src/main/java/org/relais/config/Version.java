package org.relais.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;

/** The version of a configuration: what it says before secrets are put in, as a hash. */
final class Version {
  private Version() {}

  /**
   * SHA-256 over the names and texts of the files. Line ends and blanks at the end of a line do not
   * count, so a file that went through another editor is the same version.
   */
  static String of(SortedMap<String, String> texts) {
    MessageDigest digest = sha256();
    for (Map.Entry<String, String> file : texts.entrySet()) {
      update(digest, file.getKey());
      file.getValue().lines().map(String::stripTrailing).forEach(line -> update(digest, line));
      digest.update((byte) 0);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void update(MessageDigest digest, String line) {
    digest.update(line.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
