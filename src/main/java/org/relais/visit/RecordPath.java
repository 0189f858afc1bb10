package org.relais.visit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a value stands in a record, such as {@code fields.group_fever.rdt_result} or {@code
 * contact.parent._id} or {@code visits[0].date}. Keys that hold a dot or a bracket are quoted:
 * {@code "fever.days"}; within the quotes {@code \"} is a quote.
 *
 * @param text as the configuration writes it
 * @param steps keys ({@link String}) and array positions ({@link Integer})
 */
public record RecordPath(String text, List<Object> steps) {
  private static final Pattern STEP =
      Pattern.compile("\\[(\\d{1,6})]|\\.?(?:\"((?:[^\"\\\\]|\\\\.)+)\"|([^.\\[\\]\"]+))");

  public RecordPath {
    steps = List.copyOf(steps);
  }

  /** Reads a path as a person writes it; empty where it is none. */
  public static Optional<RecordPath> parse(String text) {
    List<Object> steps = new ArrayList<>();
    Matcher matcher = STEP.matcher(text);
    int end = 0;
    while (end < text.length()) {
      matcher.region(end, text.length());
      boolean dotted = text.charAt(end) == '.';
      if (!matcher.lookingAt() || (matcher.group(1) == null && dotted == (end == 0))) {
        return Optional.empty();
      }
      steps.add(step(matcher));
      end = matcher.end();
    }
    return steps.isEmpty() || steps.get(0) instanceof Integer
        ? Optional.empty()
        : Optional.of(new RecordPath(text, steps));
  }

  private static Object step(Matcher matcher) {
    if (matcher.group(1) != null) {
      return Integer.valueOf(matcher.group(1));
    }
    String quoted = matcher.group(2);
    return quoted == null ? matcher.group(3).strip() : quoted.replaceAll("\\\\(.)", "$1");
  }

  /**
   * What stands at this path in {@code document}, or a missing node.
   *
   * <p>Field systems write a repeated group with one member as an object and with several as a
   * list: a key is looked up in the only element of a list, and position 0 of what is no list is
   * the thing itself. In a longer list a key finds nothing, for nobody can know which element is
   * meant.
   */
  public JsonNode in(JsonNode document) {
    JsonNode node = document;
    for (Object step : steps) {
      node = step(node, step);
    }
    return node;
  }

  /** Whether a key of this path meets a list of several elements in {@code document}. */
  boolean meetsListIn(JsonNode document) {
    JsonNode node = document;
    for (Object step : steps) {
      if (step instanceof String && node.isArray() && node.size() > 1) {
        return true;
      }
      node = step(node, step);
    }
    return false;
  }

  private static JsonNode step(JsonNode node, Object step) {
    if (step instanceof Integer position) {
      return node.isArray()
          ? node.path(position)
          : position == 0 ? node : MissingNode.getInstance();
    }
    JsonNode group = node.isArray() && node.size() == 1 ? node.get(0) : node;
    return group.path((String) step);
  }

  /** Whether the first step is {@code key} and more follow. */
  boolean startsWith(String key) {
    return steps.size() > 1 && steps.get(0).equals(key);
  }

  /** The path without its first step. */
  RecordPath rest() {
    return new RecordPath(text, steps.subList(1, steps.size()));
  }
}
