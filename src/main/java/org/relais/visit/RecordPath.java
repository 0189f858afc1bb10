package org.relais.visit;

import java.util.List;

/**
 * Where a value stands in a record, such as {@code fields.group_fever.rdt_result} or {@code
 * contact.parent._id} or {@code visits[0].date}. Keys that hold a dot or a slash are quoted: {@code
 * "group/question"}.
 *
 * @param text as the configuration writes it
 * @param steps keys ({@link String}) and array positions ({@link Integer})
 */
public record RecordPath(String text, List<Object> steps) {
  public RecordPath {
    steps = List.copyOf(steps);
  }
}
