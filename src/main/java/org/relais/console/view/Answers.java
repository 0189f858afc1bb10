package org.relais.console.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.visit.CodeDefinition;
import org.relais.visit.Field;
import org.relais.visit.Labels;

/** The values of fields in words. */
public final class Answers {
  private static final int LONGEST = 200;
  private static final Labels YES = new Labels("yes", "oui");
  private static final Labels NO = new Labels("no", "non");

  private Answers() {}

  /** Null where it was not asked. */
  public static @Nullable Labels of(Field field, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (value instanceof Boolean yes) {
      return yes ? YES : NO;
    }
    if (value instanceof List<?> codes) {
      List<Labels> labels = codes.stream().map(code -> ofCode(field, code.toString())).toList();
      return new Labels(joined(labels, Labels::en), joined(labels, Labels::fr));
    }
    return ofCode(field, value.toString());
  }

  /** As conditions write it, where that is not what {@link #of} says. */
  public static @Nullable String code(Field field, @Nullable Object value) {
    return value == null || value instanceof Boolean || field.codes().isEmpty()
        ? null
        : value instanceof List<?> codes
            ? codes.stream().map(Object::toString).collect(Collectors.joining(", "))
            : value.toString();
  }

  /** As a record says it. */
  public static Labels asRecorded(JsonNode value) {
    String text = value.isValueNode() ? value.asText() : value.toString();
    return same(text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
  }

  public static Labels same(String text) {
    return new Labels(text, text);
  }

  private static Labels ofCode(Field field, String code) {
    return field.codes().stream()
        .filter(known -> known.code().equals(code))
        .map(CodeDefinition::label)
        .findFirst()
        .orElseGet(() -> same(code));
  }

  private static String joined(List<Labels> labels, Function<Labels, String> language) {
    return labels.stream().map(language).collect(Collectors.joining(", "));
  }
}
