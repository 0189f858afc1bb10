package org.relais.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * A record's hash, which does not see the order of keys: a server may give the same record in
 * another order the next time.
 */
public final class ContentHash {
  private static final int BYTES = 16;

  private ContentHash() {}

  /** 32 hexadecimal digits. */
  public static String of(JsonNode record) {
    MessageDigest digest = sha256();
    add(digest, record);
    return text(digest);
  }

  /** 32 hexadecimal digits. */
  public static String of(String text) {
    MessageDigest digest = sha256();
    add(digest, text);
    return text(digest);
  }

  /** 32 hexadecimal digits. */
  public static String of(byte[] bytes) {
    MessageDigest digest = sha256();
    digest.update(bytes);
    return text(digest);
  }

  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The first 32 hexadecimal digits of what {@code digest} was given. */
  public static String text(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
  }

  private static void add(MessageDigest digest, JsonNode node) {
    if (node.isObject()) {
      Map<String, JsonNode> sorted = new TreeMap<>();
      node.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
      digest.update((byte) '{');
      sorted.forEach(
          (key, value) -> {
            add(digest, key);
            add(digest, value);
          });
      digest.update((byte) '}');
    } else if (node.isArray()) {
      digest.update((byte) '[');
      node.forEach(element -> add(digest, element));
      digest.update((byte) ']');
    } else {
      digest.update((byte) node.getNodeType().ordinal());
      add(digest, node.asText());
    }
  }

  private static void add(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }
}
