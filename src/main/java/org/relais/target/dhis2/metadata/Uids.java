package org.relais.target.dhis2.metadata;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Uids that follow from codes, so that the same configuration gives the same package on every
 * machine. A DHIS2 uid is eleven letters and digits, the first a letter.
 */
final class Uids {
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final String ALL = LETTERS + "0123456789";
  private static final int LENGTH = 11;

  private Uids() {}

  static String of(Kind kind, String code) {
    byte[] hash = sha256(kind.field() + " " + code);
    StringBuilder uid = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      String letters = i == 0 ? LETTERS : ALL;
      // Two bytes a letter, so that none of them is noticeably likelier than another.
      int number = (hash[2 * i] & 0xff) << 8 | (hash[2 * i + 1] & 0xff);
      uid.append(letters.charAt(number % letters.length()));
    }
    return uid.toString();
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
