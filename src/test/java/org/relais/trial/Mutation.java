package org.relais.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Damages a payload: bytes cut, changed, doubled and put in, other encodings; in JSON also values
 * of other types, numbers beyond all bounds, nesting without end, keys that are missing or twice.
 */
final class Mutation {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DEEP = "[".repeat(1_500) + "]".repeat(1_500);
  private static final String DEEP_OBJECTS = "{\"a\":".repeat(800) + "1" + "}".repeat(800);
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "17",
          "-1",
          "0.1",
          "1e400",
          "-1e400",
          "1e999999999",
          "9".repeat(400),
          "123456789012345678901234567890.5",
          "\"\"",
          "\" \"",
          "\"x\"",
          "\"1e999999999\"",
          "\"NaN\"",
          "\"9999-12-31\"",
          "\"-999999999-01-01\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\u202e\u0041\u030a\"",
          "\"" + "y".repeat(20_000) + "\"",
          "[]",
          "[[{}]]",
          "{}",
          "{\"id\":{\"id\":null}}",
          DEEP,
          DEEP_OBJECTS);
  private static final List<Charset> ENCODINGS =
      List.of(
          StandardCharsets.UTF_16,
          StandardCharsets.UTF_16LE,
          Charset.forName("UTF-32BE"),
          Charset.forName("windows-1252"),
          Charset.forName("IBM500"));

  private final SplittableRandom dice;

  Mutation(long seed) {
    this.dice = new SplittableRandom(seed);
  }

  int next(int bound) {
    return dice.nextInt(bound);
  }

  /** Damages bytes, or JSON where it is. */
  byte[] of(byte[] whole) {
    return dice.nextInt(3) == 0 ? bytes(whole) : json(whole);
  }

  private byte[] bytes(byte[] whole) {
    int at = dice.nextInt(whole.length);
    int length = 1 + dice.nextInt(Math.min(60, whole.length));
    int end = Math.min(whole.length, at + length);
    return switch (dice.nextInt(6)) {
      case 0 -> Arrays.copyOf(whole, at);
      case 1 -> joined(whole, at, new byte[0], end);
      case 2 -> joined(whole, at, noise(length), end);
      case 3 -> joined(whole, at, noise(length), at);
      case 4 -> joined(whole, end, Arrays.copyOfRange(whole, at, end), end);
      default ->
          new String(whole, StandardCharsets.UTF_8)
              .getBytes(ENCODINGS.get(dice.nextInt(ENCODINGS.size())));
    };
  }

  private byte[] noise(int length) {
    byte[] noise = new byte[length];
    for (int i = 0; i < length; i++) {
      noise[i] = (byte) dice.nextInt(256);
    }
    return noise;
  }

  private static byte[] joined(byte[] whole, int before, byte[] middle, int after) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(whole, 0, before);
    bytes.writeBytes(middle);
    bytes.write(whole, after, whole.length - after);
    return bytes.toByteArray();
  }

  private byte[] json(byte[] whole) {
    JsonNode root;
    try {
      root = JSON.readTree(whole);
    } catch (IOException notJson) {
      return bytes(whole);
    }
    List<Place> places = new ArrayList<>();
    collect(root, places);
    if (places.isEmpty()) {
      return bytes(whole);
    }
    return mutated(root, places.get(dice.nextInt(places.size())));
  }

  /** A value in its object or list. */
  private record Place(JsonNode parent, String key, int index) {}

  private static void collect(JsonNode node, List<Place> places) {
    if (node.isObject()) {
      node.fieldNames().forEachRemaining(key -> places.add(new Place(node, key, -1)));
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      places.add(new Place(node, "", i));
    }
    node.forEach(child -> collect(child, places));
  }

  /** The value is put in as text, since much of what is wrong cannot be held in a tree. */
  private byte[] mutated(JsonNode root, Place place) {
    String mark = "\"replace-this-value\"";
    String value = VALUES.get(dice.nextInt(VALUES.size()));
    if (place.parent() instanceof ObjectNode object) {
      JsonNode before = object.get(place.key());
      switch (dice.nextInt(6)) {
        case 0 -> object.remove(place.key());
        case 1 -> {
          object.remove(place.key());
          object.set(place.key() + "s", before);
        }
        case 2 -> {
          object.put(place.key(), "replace-this-value");
          return text(root)
              .replace(mark, before + ",\"" + place.key() + "\":" + value)
              .getBytes(StandardCharsets.UTF_8);
        }
        default -> object.put(place.key(), "replace-this-value");
      }
    } else {
      ArrayNode list = (ArrayNode) place.parent();
      if (dice.nextInt(4) == 0) {
        list.remove(place.index());
      } else {
        list.set(place.index(), JSON.getNodeFactory().textNode("replace-this-value"));
      }
    }
    return text(root).replace(mark, value).getBytes(StandardCharsets.UTF_8);
  }

  private static String text(JsonNode root) {
    try {
      return JSON.writeValueAsString(root);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
